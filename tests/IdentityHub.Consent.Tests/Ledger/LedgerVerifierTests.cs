using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Ledger;
using IdentityHub.Kernel.Actors;
using Shouldly;
using Xunit;
using static IdentityHub.Consent.Tests.Decisions.Scene;

namespace IdentityHub.Consent.Tests.Ledger;

public sealed class LedgerVerifierTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1000);

    /// <summary>A ledger of 1 to 5 links of 1 to 7 events, and a place in it.</summary>
    private static readonly Arbitrary<(List<(LedgerBatch Batch, IReadOnlyList<LedgerEvent> Events)> Ledger, int Batch, int Event)> Ledgers =
        (from sizes in Gen.Choose(1, 7).NonEmptyListOf()
         from batch in Gen.Choose(0, 1000)
         from entry in Gen.Choose(0, 1000)
         select Place(Build([.. sizes.Take(5)]), batch, entry)).ToArbitrary();

    [Fact]
    public void AnUntouchedLedger_IsWhole() => Holds(ledger => ledger.IsWhole, (_, _, _) => { });

    [Fact]
    public void AnAlteredEvent_IsFound() => Holds(IsBroken, (ledger, batch, entry) =>
    {
        var events = ledger[batch].Events.ToArray();
        events[entry] = events[entry] with { Statement = events[entry].Statement with { Action = ConsentAction.DoubleOptInConfirmed } };
        ledger[batch] = (ledger[batch].Batch, events);
    });

    [Fact]
    public void AnAlteredCommitment_IsFound() => Holds(IsBroken, (ledger, batch, entry) =>
    {
        var events = ledger[batch].Events.ToArray();
        events[entry] = events[entry] with { Commitment = [.. events[entry].Commitment.Select(b => (byte)(b ^ 1))] };
        ledger[batch] = (ledger[batch].Batch, events);
    });

    [Fact]
    public void ADroppedEvent_IsFound() => Holds(IsBroken, (ledger, batch, entry) =>
        ledger[batch] = (ledger[batch].Batch, [.. ledger[batch].Events.Where((_, i) => i != entry)]));

    [Fact]
    public void ADroppedEvent_IsFound_EvenWhenItsLinkForgetsItToo() => Holds(IsBroken, (ledger, batch, entry) =>
    {
        var (link, events) = ledger[batch];
        ledger[batch] = (link with { Events = [.. link.Events.Where((_, i) => i != entry)] }, [.. events.Where((_, i) => i != entry)]);
    });

    [Fact]
    public void AnAddedEvent_IsFound() => Holds(IsBroken, (ledger, batch, _) =>
        ledger[batch] = (ledger[batch].Batch, [.. ledger[batch].Events, Event(9999)]));

    [Fact]
    public void ReorderedEvents_AreFound() => Holds(IsBroken, (ledger, batch, _) =>
    {
        var (link, events) = ledger[batch];
        // A link of one event has no other order: turn it into a foreign one.
        ledger[batch] = link.Events.Count == 1 ? (link with { Events = [Event(1).Statement.Id] }, events) : (link with { Events = [.. link.Events.Reverse()] }, events);
    });

    [Fact]
    public void ADroppedLink_IsFound_UnlessItWasTheLast() => Holds(IsBroken, (ledger, batch, _) =>
    {
        ledger.Add((LedgerBatch.Seal(ledger[^1].Batch, [Event(1)], Now), [Event(1)]));
        ledger.RemoveAt(Math.Min(batch, ledger.Count - 2));
    });

    [Fact]
    public void AForgedLink_IsFound_ByTheNext() => Holds(IsBroken, (ledger, batch, _) =>
    {
        var before = batch == 0 ? null : ledger[batch - 1].Batch;
        ledger.Add((LedgerBatch.Seal(ledger[^1].Batch, [Event(1)], Now), [Event(1)]));
        ledger[batch] = (LedgerBatch.Seal(before, [Event(2)], Now), [Event(2)]);
    });

    [Fact]
    public void AnErasedPayload_LeavesTheLedgerWhole() => Holds(ledger => ledger.IsWhole, (ledger, batch, entry) =>
    {
        var events = ledger[batch].Events.ToArray();
        events[entry] = events[entry] with { Payload = [] };
        ledger[batch] = (ledger[batch].Batch, events);
    });

    [Fact]
    public void TheChain_IsTheSameOnEveryMachine()
    {
        // Computed independently of this code, from the format alone: were it ever to change, ledgers sealed before would no longer verify.
        var entry = new LedgerEvent(
            Grant(R1, at: E1) with { Id = new(new Guid("01890000-0000-7000-8000-000000000001")) }, Actor.Client("shop"), CaptureMethod.Form, "check-out \"ä\"", Guid.Empty, [], new byte[32]);
        Convert.ToHexStringLower(LedgerBatch.Seal(null, [entry], Now).Hash).ShouldBe("2f32f0a91fc4b8ddd040d1e8ddb23239a2070564c640c043473ec27639b7f1b4");
    }

    private static bool IsBroken(LedgerVerification verification) => !verification.IsWhole;

    private static void Holds(Func<LedgerVerification, bool> holds, Action<List<(LedgerBatch Batch, IReadOnlyList<LedgerEvent> Events)>, int, int> tamper) =>
        Check.One(Thorough, Prop.ForAll(Ledgers, place =>
        {
            var ledger = place.Ledger.ToList();
            tamper(ledger, place.Batch, place.Event);
            return holds(LedgerVerifier.Verify(ledger));
        }));

    private static List<(LedgerBatch, IReadOnlyList<LedgerEvent>)> Build(IReadOnlyList<int> sizes)
    {
        var ledger = new List<(LedgerBatch Batch, IReadOnlyList<LedgerEvent> Events)>();
        var number = 10;
        foreach (var size in sizes)
        {
            LedgerEvent[] events = [.. Enumerable.Range(0, size).Select(_ => Event(number++))];
            ledger.Add((LedgerBatch.Seal(ledger.Count == 0 ? null : ledger[^1].Batch, events, Day(ledger.Count)), events));
        }
        return ledger;
    }

    private static LedgerEvent Event(int number) =>
        new(Grant(Record(number % 5), at: number % 2 == 0 ? E1 : null, day: 1 + number % 20), Actor.Client("shop"), CaptureMethod.Form, $"page {number}", Guid.Empty, [1, 2, 3], BitConverter.GetBytes((long)number));

    private static (List<(LedgerBatch, IReadOnlyList<LedgerEvent> Events)>, int, int) Place(List<(LedgerBatch, IReadOnlyList<LedgerEvent> Events)> ledger, int batch, int entry) =>
        (ledger, batch % ledger.Count, entry % ledger[batch % ledger.Count].Events.Count);
}
