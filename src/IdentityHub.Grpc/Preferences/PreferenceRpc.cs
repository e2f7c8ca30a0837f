using System.Globalization;
using Grpc.Core;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Preferences;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Consent.Unsubscribing;
using IdentityHub.Grpc.Access;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Consents;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Wire;
using IdentityHub.Journeys.DoubleOptIn;
using IdentityHub.Journeys.Messaging;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.OpenId;
using IdentityHub.Protos.Preference.V1;
using Microsoft.AspNetCore.Authorization;
using WireChoice = IdentityHub.Protos.Preference.V1.SubscriptionChoice;
using WireFrequency = IdentityHub.Protos.Preference.V1.Frequency;
using WireReason = IdentityHub.Protos.Preference.V1.SuppressionReason;

namespace IdentityHub.Grpc.Preferences;

/// <summary>Preferences, subscriptions, unsubscribing, messaging.</summary>
internal sealed class PreferenceRpc(
    HubCall call, PreferenceBook book, MessageLinks links, ContactSuppressor suppressor, ContactPointBook contactPoints, ReceiveMessage receive, RecordOptIns optIns, SourceBinding binding, SignOnOptions options)
    : PreferenceService.PreferenceServiceBase
{
    private const int MaximumCaptures = 100;
    private const int LongestText = 1600;

    [Authorize(HubScopes.ConsentRead)]
    public override async Task<GetResponse> Get(GetRequest request, ServerCallContext context)
    {
        var party = Require.Id<GlobalPartyId>(request.Gpid, "gpid");
        var response = new GetResponse();
        response.Preferences.AddRange((await book.EffectiveAsync(party, call.Cancellation)).Select(preference => new Protos.Preference.V1.Preference
        {
            Name = preference.Name, Value = preference.Value, Inferred = preference.Inferred, Brand = preference.Brand?.Code ?? "", ChangeTime = ToWire.Time(preference.ChangedAt),
        }));
        response.Subscriptions.AddRange((await book.ChoicesAsync(party, call.Cancellation)).Select(choice => new WireChoice
        {
            Subscription = choice.Subscription.Code,
            Channel = (Protos.Consent.V1.Channel)(int)choice.Channel,
            Frequency = (WireFrequency)(int)(choice.Frequency ?? 0),
            PausedUntilTime = choice.PausedUntil is { } until ? ToWire.Time(until) : null,
            TimeZone = choice.TimeZone ?? "",
            Inferred = choice.Inferred,
            QuietHours = ToWireHours(choice.QuietHours),
            Window = ToWireHours(choice.Window),
        }));
        return response;
    }

    [Authorize(HubScopes.ConsentWrite)]
    public override async Task<UpdateResponse> Update(UpdateRequest request, ServerCallContext context)
    {
        var subject = await SubjectAsync(request.Subject);
        var value = request.Value.Length == 0 ? null : request.Value;
        return new UpdateResponse { Gpid = Told((await book.SetAsync(subject, request.Name, value, request.Inferred, Brand(request.Brand, "brand"), call.Caller.Actor, call.Cancellation)).OrThrow()) };
    }

    [Authorize(HubScopes.ConsentWrite)]
    public override async Task<UpdateSubscriptionResponse> UpdateSubscription(UpdateSubscriptionRequest request, ServerCallContext context)
    {
        var subject = await SubjectAsync(request.Subject);
        if (request.Choice is not { } wanted || !SubscriptionId.TryParse(wanted.Subscription, out var subscription))
            throw Refusal.Invalid("choice.subscription", "is required").ToException();
        var choice = new Consent.Subscriptions.SubscriptionChoice(default, subscription, Channel(wanted.Channel, "choice.channel"), default)
        {
            Frequency = wanted.Frequency == WireFrequency.Unspecified ? null
                : Enum.IsDefined((Consent.Subscriptions.Frequency)(int)wanted.Frequency) ? (Consent.Subscriptions.Frequency)(int)wanted.Frequency
                : throw Refusal.Invalid("choice.frequency", "unknown").ToException(),
            PausedUntil = Require.Time(wanted.PausedUntilTime, "choice.paused_until_time"),
            TimeZone = Require.Text(wanted.TimeZone, 64, "choice.time_zone"),
            Inferred = wanted.Inferred,
            QuietHours = Hours(wanted.QuietHours, "choice.quiet_hours"),
            Window = Hours(wanted.Window, "choice.window"),
        };
        return new UpdateSubscriptionResponse { Gpid = Told((await book.ChooseAsync(subject, choice, call.Caller.Actor, call.Cancellation)).OrThrow()) };
    }

    [Authorize(HubScopes.ConsentRead)]
    public override Task<CreateUnsubscribeLinkResponse> CreateUnsubscribeLink(CreateUnsubscribeLinkRequest request, ServerCallContext context)
    {
        var subscription = request.Subscription.Length == 0 ? (SubscriptionId?)null
            : SubscriptionId.TryParse(request.Subscription, out var id) ? id : throw Refusal.Invalid("subscription", "is no code of a subscription").ToException();
        var token = links.Seal(new MessageLink(
            Require.Id<SourceRecordId>(request.RecordId, "record_id"), DecisionMapping.PurposeFromWire(request.Purpose, "purpose"), Channel(request.Channel, "channel"), subscription, Brand(request.Brand, "brand")));
        var headers = new UnsubscribeHeaders(options.At($"unsubscribe/{token}"), options.At($"preferences/{token}"));
        return Task.FromResult(new CreateUnsubscribeLinkResponse
        {
            UnsubscribeUri = headers.Link.AbsoluteUri,
            PreferenceCentreUri = headers.PreferenceCentre.AbsoluteUri,
            ListUnsubscribe = headers.ListUnsubscribe,
            ListUnsubscribePost = UnsubscribeHeaders.ListUnsubscribePost,
        });
    }

    [Authorize(HubScopes.ConsentWrite)]
    public override async Task<SuppressResponse> Suppress(SuppressRequest request, ServerCallContext context)
    {
        Require.Count(request.ContactPoints.Count, ContactSuppressor.MaximumBatch, "contact_points");
        if (request.Reason is not (WireReason.Complaint or WireReason.Bounce or WireReason.Legal))
            throw Refusal.Invalid("reason", "is required").ToException();
        return new SuppressResponse
        {
            AddedCount = (await suppressor.SuppressAsync(
                Points(request.ContactPoints), DecisionMapping.ChannelFromWire(request.Channel, "channel"), (Consent.Suppressions.SuppressionReason)(int)request.Reason, call.Caller.Actor, call.Cancellation)).OrThrow(),
        };
    }

    [Authorize(HubScopes.ConsentWrite)]
    public override async Task<ReportBouncesResponse> ReportBounces(ReportBouncesRequest request, ServerCallContext context)
    {
        Require.Count(request.ContactPoints.Count, ContactPointBook.MaximumBatch, "contact_points");
        return new ReportBouncesResponse
        {
            BouncedCount = (await contactPoints.BouncedAsync(Points(request.ContactPoints), Require.Time(request.BounceTime, "bounce_time"), call.Caller.Actor, call.Cancellation)).OrThrow(),
        };
    }

    [Authorize(HubScopes.ConsentWrite)]
    public override async Task<ReceiveMessageResponse> ReceiveMessage(ReceiveMessageRequest request, ServerCallContext context)
    {
        if (!ContactPoint.TryCreate(ContactPointKind.Phone, request.From, out var from))
            throw Refusal.Invalid("from", "is no telephone number in E.164 form").ToException();
        var answer = (await receive.RunAsync(
            new InboundMessage(Channel(request.Channel, "channel"), from, request.Text.Length <= LongestText ? request.Text : request.Text[..LongestText])
            {
                SentAt = Require.Time(request.SendTime, "send_time"),
                Programme = [.. request.Programme.Select((purpose, i) => DecisionMapping.PurposeFromWire(purpose, $"programme[{i}]"))],
                SessionPurpose = request.SessionPurpose.Length == 0 ? null : DecisionMapping.PurposeFromWire(request.SessionPurpose, "session_purpose"),
                Template = Require.Text(request.Template, 64, "template"),
                Sender = Require.Text(request.Sender, 64, "sender") ?? "",
                Locale = Require.Text(request.Locale, 35, "locale") ?? "en",
                MessageId = request.RequestId.Length == 0 ? null : request.RequestId,
            }, call.Cancellation)).OrThrow();
        var response = new ReceiveMessageResponse
        {
            Keyword = (Protos.Preference.V1.Keyword)(int)answer.Keyword, Reply = answer.Reply ?? "", SessionEndTime = answer.SessionUntil is { } until ? ToWire.Time(until) : null,
        };
        response.Gpids.AddRange(answer.Parties.Select(party => party.ToString()));
        response.EventIds.AddRange(answer.Events.Select(id => id.ToString()));
        return response;
    }

    [Authorize(HubScopes.ConsentWrite)]
    public override async Task<RequestOptInResponse> RequestOptIn(RequestOptInRequest request, ServerCallContext context)
    {
        Require.Count(request.Captures.Count, MaximumCaptures, "captures");
        var captures = new ConsentCapture[request.Captures.Count];
        for (var i = 0; i < captures.Length; i++)
        {
            captures[i] = CaptureMapping.FromWire(request.Captures[i], $"captures[{i}]");
            await DemandBindingAsync(captures[i].Subject);
        }

        var response = new RequestOptInResponse();
        response.EventIds.AddRange((await optIns.RunAsync(captures, call.Caller.Actor, null, call.Cancellation)).OrThrow().Select(id => id.ToString()));
        return response;
    }

    // A preference is no revision of a party: who brings the token is answered by the database.
    private string Told(GlobalPartyId party)
    {
        call.Saw(party, 0);
        return party.ToString();
    }

    private static HoursOfDay? ToWireHours(Consent.Subscriptions.DeliveryWindow? window) =>
        window is { } hours ? new HoursOfDay { From = hours.From.ToString("HH:mm", CultureInfo.InvariantCulture), To = hours.To.ToString("HH:mm", CultureInfo.InvariantCulture) } : null;

    private static Consent.Subscriptions.DeliveryWindow? Hours(HoursOfDay? hours, string field) => hours is null ? null
        : TimeOnly.TryParseExact(hours.From, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) && TimeOnly.TryParseExact(hours.To, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var to)
            ? new Consent.Subscriptions.DeliveryWindow(from, to)
            : throw Refusal.Invalid(field, "two times of day, hh:mm").ToException();

    private static ContactPoint[] Points(IReadOnlyList<Protos.Consent.V1.ContactPoint> wire) =>
        [.. wire.Select((point, i) => DecisionMapping.PointFromWire(point, $"contact_points[{i}]")!)];

    private async Task<ConsentSubject> SubjectAsync(Protos.Consent.V1.ConsentSubject? wire)
    {
        var subject = CaptureMapping.SubjectFromWire(wire, "subject");
        await DemandBindingAsync(subject);
        return subject;
    }

    private ValueTask DemandBindingAsync(ConsentSubject subject) =>
        subject is ConsentSubject.OfSourceKey { Key: var key } ? binding.DemandAsync(call.Caller, key.System, call.Cancellation) : ValueTask.CompletedTask;

    private static Channel Channel(Protos.Consent.V1.Channel channel, string field) =>
        DecisionMapping.ChannelFromWire(channel, field) ?? throw Refusal.Invalid(field, "is required").ToException();

    private static BrandId? Brand(string brand, string field) =>
        brand.Length == 0 ? null : BrandId.TryParse(brand, out var id) ? id : throw Refusal.Invalid(field, "is no code of a brand").ToException();
}
