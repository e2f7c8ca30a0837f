using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Jurisdictions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Protos.Consent.V1;
using Channel = IdentityHub.Consent.Purposes.Channel;
using ConsentDecision = IdentityHub.Protos.Consent.V1.ConsentDecision;
using Decision = IdentityHub.Consent.Decisions.ConsentDecision;
using DecisionQuestion = IdentityHub.Protos.Consent.V1.DecisionQuestion;
using ReasonCode = IdentityHub.Protos.Consent.V1.ReasonCode;
using Point = IdentityHub.Consent.ContactPoints.ContactPoint;
using PointKind = IdentityHub.Consent.ContactPoints.ContactPointKind;
using Question = IdentityHub.Consent.Decisions.DecisionQuestion;
using Verdict = IdentityHub.Consent.Decisions.Verdict;
using WireChannel = IdentityHub.Protos.Consent.V1.Channel;
using WireReason = IdentityHub.Protos.Consent.V1.DecisionReason;
using WireVerdict = IdentityHub.Protos.Consent.V1.Verdict;

namespace IdentityHub.Grpc.Consents;

/// <summary>Questions and decisions between the contract and the consent module. Channels and reason codes have the same numbers on both sides (a test compares them).</summary>
internal static class DecisionMapping
{
    public static Question FromWire(DecisionQuestion? question, string field)
    {
        if (question is null)
            throw Refusal.Invalid(field, "is required").ToException();
        // The paths of fields are put together when one of them is at fault.
        return TryRead(question) ?? Read(question, field);
    }

    private static Question? TryRead(DecisionQuestion question) =>
        TypeId.TryParse<GlobalPartyId>(question.Gpid, out var party) && PurposeId.TryParse(question.Purpose, out var purpose)
        && question is { Channel: >= WireChannel.Email and <= WireChannel.Advertising, ContactPoint: null, AsOf: null, AsKnownAt: null, Brand: "", Subscription: "", Template: "", Place: "" }
            ? new Question(party, purpose, (Channel)(int)question.Channel)
            : null;

    private static Question Read(DecisionQuestion question, string field) =>
        new(
            Require.Id<GlobalPartyId>(question.Gpid, $"{field}.gpid"),
            PurposeFromWire(question.Purpose, $"{field}.purpose"),
            ChannelFromWire(question.Channel, $"{field}.channel") ?? throw Refusal.Invalid($"{field}.channel", "is required").ToException(),
            PointFromWire(question.ContactPoint, $"{field}.contact_point"),
            Require.Time(question.AsOf, $"{field}.as_of"),
            Require.Time(question.AsKnownAt, $"{field}.as_known_at"))
        {
            Narrowing = new DecisionNarrowing(
                BrandFromWire(question.Brand, $"{field}.brand"), SubscriptionFromWire(question.Subscription, $"{field}.subscription"),
                Require.Text(question.Template, 64, $"{field}.template"), PlaceFromWire(question.Place, $"{field}.place")),
        };

    public static BrandId? BrandFromWire(string brand, string field) =>
        brand.Length == 0 ? null : BrandId.TryParse(brand, out var id) ? id : throw Refusal.Invalid(field, "is no code of a brand").ToException();

    public static SubscriptionId? SubscriptionFromWire(string subscription, string field) =>
        subscription.Length == 0 ? null : SubscriptionId.TryParse(subscription, out var id) ? id : throw Refusal.Invalid(field, "is no code of a subscription").ToException();

    public static string? PlaceFromWire(string place, string field) =>
        place.Length == 0 ? null : Places.IsValid(place) ? place : throw Refusal.Invalid(field, "is no ISO 3166 country or subdivision").ToException();

    public static WireVerdict ToWire(Verdict verdict) => verdict switch
    {
        Verdict.Allow => WireVerdict.Allow,
        Verdict.Conditional => WireVerdict.Conditional,
        _ => WireVerdict.Deny,
    };

    public static PurposeId PurposeFromWire(string purpose, string field) =>
        PurposeId.TryParse(purpose, out var id)
            ? id
            : throw Refusal.Invalid(field, purpose.Length == 0 ? "is required" : "is no code of a purpose").ToException();

    public static Channel? ChannelFromWire(WireChannel channel, string field) => channel switch
    {
        WireChannel.Unspecified => null,
        >= WireChannel.Email and <= WireChannel.Advertising => (Channel)(int)channel,
        _ => throw Refusal.Invalid(field, "is no channel").ToException(),
    };

    public static Point? PointFromWire(ContactPoint? point, string field)
    {
        if (point is null)
            return null;
        if (point.Kind is < ContactPointKind.Email or > ContactPointKind.Handle)
            throw Refusal.Invalid($"{field}.kind", "is no kind of contact point").ToException();
        return Point.TryCreate((PointKind)(int)point.Kind, point.Value, out var read)
            ? read
            : throw Refusal.Invalid($"{field}.value", "is no address of this kind").ToException();
    }

    public static ConsentDecision ToWire(Decision decision)
    {
        var wire = new ConsentDecision
        {
            Verdict = ToWire(decision.Verdict),
            Gpid = decision.Party.ToString(),
            AsOf = Wire.ToWire.Time(decision.AsOf),
            AsKnownAt = Wire.ToWire.Time(decision.AsKnownAt),
            AskAgainTime = decision.AskAgainAt is { } again ? Wire.ToWire.Time(again) : null,
        };
        foreach (var reason in decision.Reasons)
        {
            var written = new WireReason { Code = (ReasonCode)(int)reason.Code, Text = reason.Text, Source = reason.Source ?? "" };
            foreach (var id in reason.Events)
                written.EventIds.Add(id.ToString());
            wire.Reasons.Add(written);
        }

        return wire;
    }
}
