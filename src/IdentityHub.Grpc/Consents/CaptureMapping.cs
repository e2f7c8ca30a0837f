using System.Net;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Protos.Consent.V1;
using Action = IdentityHub.Consent.Capture.ConsentAction;
using Evidence = IdentityHub.Consent.Capture.ConsentEvidence;
using Method = IdentityHub.Consent.Capture.CaptureMethod;
using PartyActions = IdentityHub.Consent.Purposes.PartyAction;
using Proof = IdentityHub.Consent.Capture.DoubleOptInProof;
using Quality = IdentityHub.Consent.Capture.GrantQuality;
using Statement = IdentityHub.Consent.Capture.ConsentCapture;
using Subject = IdentityHub.Consent.Capture.ConsentSubject;

namespace IdentityHub.Grpc.Consents;

/// <summary>Statements from the contract to the consent module. Capture methods have the same numbers on both sides (a test compares them).</summary>
internal static class CaptureMapping
{
    private const int MaximumPlaceLength = 128;

    public static Statement FromWire(ConsentCapture capture, string field)
    {
        var action = capture.Action switch
        {
            ConsentAction.Granted => Action.Granted,
            ConsentAction.Denied => Action.Denied,
            ConsentAction.Withdrawn => Action.Withdrawn,
            ConsentAction.DoubleOptInRequested => Action.DoubleOptInRequested,
            ConsentAction.DoubleOptInConfirmed => Action.DoubleOptInConfirmed,
            ConsentAction.Expired => Action.Expired,
            ConsentAction.SessionOpened => Action.SessionOpened,
            ConsentAction.Unspecified => throw Refusal.Invalid($"{field}.action", "is required").ToException(),
            _ => throw Refusal.Invalid($"{field}.action", "is no action").ToException(),
        };
        return new Statement(
            SubjectFromWire(capture.Subject, $"{field}.subject"),
            capture.PartyActions.Count > 0 && capture.Purpose.Length == 0 ? null : DecisionMapping.PurposeFromWire(capture.Purpose, $"{field}.purpose"),
            DecisionMapping.ChannelFromWire(capture.Channel, $"{field}.channel"),
            DecisionMapping.PointFromWire(capture.ContactPoint, $"{field}.contact_point"),
            action)
        {
            CapturedAt = Require.Time(capture.CaptureTime, $"{field}.capture_time"),
            EffectiveFrom = Require.Time(capture.EffectiveFrom, $"{field}.effective_from"),
            EffectiveTo = Require.Time(capture.EffectiveTo, $"{field}.effective_to"),
            CollectionPoint = Require.Text(capture.CollectionPoint, MaximumPlaceLength, $"{field}.collection_point"),
            Method = MethodFromWire(capture.CaptureMethod, $"{field}.capture_method"),
            Evidence = EvidenceFromWire(capture.Evidence, $"{field}.evidence"),
            PartyAction = ActionsFromWire(capture.PartyActions, $"{field}.party_actions"),
            Brand = DecisionMapping.BrandFromWire(capture.Brand, $"{field}.brand"),
            Subscription = DecisionMapping.SubscriptionFromWire(capture.Subscription, $"{field}.subscription"),
            Template = Require.Text(capture.Template, 64, $"{field}.template"),
            Quality = System.Enum.IsDefined((Quality)(int)capture.Quality) ? (Quality)(int)capture.Quality : throw Refusal.Invalid($"{field}.quality", "is no quality").ToException(),
            Place = DecisionMapping.PlaceFromWire(capture.Place, $"{field}.place"),
            Confirms = capture.ConfirmsEventId.Length == 0 ? null : Require.Id<ConsentEventId>(capture.ConfirmsEventId, $"{field}.confirms_event_id"),
        };
    }

    public static Statement FromWire(WithdrawRequest request) => new(
        SubjectFromWire(request.Subject, "subject"),
        DecisionMapping.PurposeFromWire(request.Purpose, "purpose"),
        DecisionMapping.ChannelFromWire(request.Channel, "channel"),
        DecisionMapping.PointFromWire(request.ContactPoint, "contact_point"),
        Action.Withdrawn)
    {
        CapturedAt = Require.Time(request.CaptureTime, "capture_time"),
        CollectionPoint = Require.Text(request.CollectionPoint, MaximumPlaceLength, "collection_point"),
        Method = MethodFromWire(request.CaptureMethod, "capture_method"),
    };

    internal static PartyActions ActionsFromWire(IReadOnlyList<PartyAction> actions, string field)
    {
        var flags = PartyActions.None;
        for (var i = 0; i < actions.Count; i++)
        {
            var action = (PartyActions)(int)actions[i];
            flags |= action != PartyActions.None && System.Enum.IsDefined(action) ? action : throw Refusal.Invalid($"{field}[{i}]", "is no party-level action").ToException();
        }
        return flags;
    }

    /// <summary>The part of an IP address that may be kept: IPv4 /24, IPv6 /48.</summary>
    internal static string? Truncate(string address, string field)
    {
        if (address.Length == 0)
            return null;
        if (!IPAddress.TryParse(address, out var ip))
            throw Refusal.Invalid(field, "is no IP address").ToException();
        var bytes = (ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip).GetAddressBytes();
        bytes.AsSpan(bytes.Length == 4 ? 3 : 6).Clear();
        return new IPAddress(bytes).ToString();
    }

    internal static Subject SubjectFromWire(ConsentSubject? subject, string field) => subject?.SubjectCase switch
    {
        ConsentSubject.SubjectOneofCase.SourceKey => new Subject.OfSourceKey(Require.Key(subject.SourceKey, $"{field}.source_key")),
        ConsentSubject.SubjectOneofCase.RecordId => new Subject.OfSourceRecord(Require.Id<SourceRecordId>(subject.RecordId, $"{field}.record_id")),
        ConsentSubject.SubjectOneofCase.Gpid => new Subject.OfParty(Require.Id<GlobalPartyId>(subject.Gpid, $"{field}.gpid")),
        _ => throw Refusal.Invalid(field, "is required").ToException(),
    };

    private static Method MethodFromWire(CaptureMethod method, string field) => method switch
    {
        CaptureMethod.Unspecified => Method.Api,
        >= CaptureMethod.Form and <= CaptureMethod.PreferenceLink => (Method)(int)method,
        _ => throw Refusal.Invalid(field, "is no capture method").ToException(),
    };

    internal static Evidence EvidenceFromWire(ConsentEvidence? evidence, string field)
    {
        if (evidence is null)
            return Evidence.None;
        return new Evidence(
            Require.Text(evidence.Form, MaximumPlaceLength, $"{field}.form"),
            evidence.TextVersion == 0 ? null : evidence.TextVersion,
            Require.Text(evidence.Locale, MaximumPlaceLength, $"{field}.locale"),
            Require.Text(evidence.TextHash, MaximumPlaceLength, $"{field}.text_hash"),
            Truncate(evidence.IpAddress, $"{field}.ip_address"),
            Require.Text(evidence.UserAgentClass, MaximumPlaceLength, $"{field}.user_agent_class"),
            Require.Text(evidence.Signal, 2048, $"{field}.signal"),
            evidence.Proof is { } proof
                ? new Proof(
                    proof.TokenHash, Require.Time(proof.SendTime, $"{field}.proof.send_time") ?? throw Refusal.Invalid($"{field}.proof.send_time", "is required").ToException(),
                    Require.Text(proof.MessageId, 256, $"{field}.proof.message_id"))
                : null);
    }
}
