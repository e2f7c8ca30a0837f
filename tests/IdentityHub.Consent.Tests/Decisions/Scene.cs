using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Tests.Decisions;

/// <summary>People, addresses, purposes and statements of the decision tests. Day 0 is the last of 2025; now is day 30.</summary>
internal static class Scene
{
    public static readonly GlobalPartyId Party = new(new Guid("00000000-0000-7000-8000-0000000000aa"));
    public static readonly SourceRecordId R1 = Record(1), R2 = Record(2), R3 = Record(3);
    public static readonly ContactPointKey E1 = new(1), E2 = new(2);
    public static readonly DateTimeOffset Now = Day(30);
    public static readonly Purpose Newsletter = new(new("newsletter"), "Newsletter", PurposeKind.Promotional, LegalBasis.Consent, [Channel.Email, Channel.Sms], []);
    public static readonly Purpose Orders = new(new("orders"), "Orders", PurposeKind.Transactional, LegalBasis.Contract, [Channel.Email, Channel.Sms], []);

    public static readonly Purpose Advertising =
        new(new("ads"), "Advertising", PurposeKind.Promotional, LegalBasis.Consent, [Channel.Advertising], []) { Actions = PartyAction.Process | PartyAction.Target };

    private static int events;

    public static SourceRecordId Record(int number) => new(new Guid($"00000000-0000-7000-8000-{number:x12}"));

    public static DateTimeOffset Day(int day) => new DateTimeOffset(2025, 12, 31, 0, 0, 0, TimeSpan.Zero).AddDays(day);

    public static ConsentStatement Say(
        ConsentAction action, SourceRecordId record, Channel? channel = Channel.Email, ContactPointKey? at = null, int day = 1, int? until = null, string? purpose = "newsletter") =>
        new(
            new ConsentEventId(new Guid($"00000000-0000-7000-9000-{Interlocked.Increment(ref events):x12}")), record, purpose is null ? null : new PurposeId(purpose), channel, at,
            action, Day(day), Day(day), until is { } end ? Day(end) : null, Day(day));

    public static ConsentStatement Grant(
        SourceRecordId record, Channel? channel = Channel.Email, ContactPointKey? at = null, int day = 1, int? until = null, string purpose = "newsletter",
        bool verified = false, ConsentEventId[]? supersedes = null) =>
        Say(ConsentAction.Granted, record, channel, at, day, until, purpose) with { ByVerifiedOwner = verified, Supersedes = supersedes ?? [] };

    public static ConsentStatement Deny(
        SourceRecordId record, Channel? channel = Channel.Email, ContactPointKey? at = null, int day = 1, int? until = null, string purpose = "newsletter") =>
        Say(ConsentAction.Withdrawn, record, channel, at, day, until, purpose);

    public static ConsentStatement Refuse(SourceRecordId record, PartyAction action, int day = 1) =>
        Say(ConsentAction.Denied, record, channel: null, day: day, purpose: null) with { PartyAction = action };

    public static ConsentDecision Decide(
        IEnumerable<ConsentStatement> statements, Purpose purpose, Channel? channel = null, ContactPointKey? At = null, DateTimeOffset? asOf = null, DateTimeOffset? asKnownAt = null) =>
        DecisionRules.Decide(new DecisionState(Party, statements, []), purpose, channel ?? purpose.Channels[0], At, asOf ?? Now, asKnownAt ?? Now);

    public static (Verdict Verdict, ReasonCode Reason) Ask(IEnumerable<ConsentStatement> statements, Purpose purpose, ContactPointKey? At = null)
    {
        var decision = Decide(statements, purpose, At: At);
        return (decision.Verdict, decision.Reasons[0].Code);
    }
}
