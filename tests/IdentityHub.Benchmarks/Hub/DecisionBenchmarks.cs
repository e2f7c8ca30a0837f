using BenchmarkDotNet.Attributes;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>The decision alone: target ≥ 100,000 a second in process.</summary>
[MemoryDiagnoser]
public class DecisionBenchmarks
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Purpose Newsletter = new(new("newsletter"), "Newsletter", PurposeKind.Promotional, LegalBasis.Consent, [Channel.Email, Channel.Sms], []);
    private static readonly ContactPointKey Address = new(7);
    private DecisionState state = null!;

    /// <summary>Statements known of the party, spread over a third as many records and two purposes.</summary>
    [Params(3, 30)]
    public int Statements { get; set; }

    [GlobalSetup]
    public void Setup() => state = new DecisionState(
        new GlobalPartyId(Guid.CreateVersion7()),
        Enumerable.Range(0, Statements).Select(i => new ConsentStatement(
            new ConsentEventId(Guid.CreateVersion7()), new SourceRecordId(new Guid(i / 3, 0, 0, new byte[8])), new PurposeId(i % 4 == 3 ? "orders" : "newsletter"), Channel.Email,
            i % 2 == 0 ? Address : new ContactPointKey((UInt128)i), i % 5 == 4 ? ConsentAction.Withdrawn : ConsentAction.Granted, Start.AddDays(i), Start.AddDays(i), null, Start.AddDays(i))),
        []);

    [Benchmark]
    public ConsentDecision OneContactPoint() => DecisionRules.Decide(state, Newsletter, Channel.Email, Address, Start.AddYears(1), Start.AddYears(1));

    [Benchmark]
    public ConsentDecision WholeChannel() => DecisionRules.Decide(state, Newsletter, Channel.Email, null, Start.AddYears(1), Start.AddYears(1));
}
