using System.Buffers.Binary;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Ledger;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.Consent;

/// <summary>Between the ledger's events and their rows.</summary>
internal static class LedgerRows
{
    private const int IdLength = 16;

    public static ConsentEventRow ToRow(LedgerEvent entry)
    {
        var statement = entry.Statement;
        return new ConsentEventRow
        {
            EventId = statement.Id,
            RecordId = statement.Record,
            Purpose = statement.Purpose?.Code,
            PartyAction = (int)statement.PartyAction,
            Channel = (int?)statement.Channel,
            ContactKey = statement.ContactPoint is { } key ? ToGuid(key) : null,
            Action = (int)statement.Action,
            CapturedAt = statement.CapturedAt,
            EffectiveFrom = statement.EffectiveFrom,
            EffectiveTo = statement.EffectiveTo,
            RecordedAt = statement.RecordedAt,
            ByVerifiedOwner = statement.ByVerifiedOwner,
            Supersedes = statement.Supersedes.Count == 0 ? null : Pack(statement.Supersedes),
            Brand = statement.Brand?.Code,
            Subscription = statement.Subscription?.Code,
            Template = statement.Template,
            Quality = (int)statement.Quality,
            Place = statement.Place,
            ConfirmsId = statement.Confirms,
            TextVersion = statement.TextVersion,
            ActorKind = (int)entry.Actor.Kind,
            ActorId = entry.Actor.Id,
            ClientId = entry.Actor.ClientId,
            Method = (int)entry.Method,
            CollectionPoint = entry.CollectionPoint,
            KeyId = entry.KeyId,
            Payload = entry.Payload,
            Commitment = entry.Commitment,
        };
    }

    public static LedgerEvent ToEvent(ConsentEventRow row) => new(
        new ConsentStatement(
            row.EventId, row.RecordId, row.Purpose is null ? null : new PurposeId(row.Purpose), (Channel?)row.Channel, ToKey(row.ContactKey),
            (ConsentAction)row.Action, row.CapturedAt, row.EffectiveFrom, row.EffectiveTo, row.RecordedAt)
        {
            PartyAction = (PartyAction)row.PartyAction,
            ByVerifiedOwner = row.ByVerifiedOwner,
            Supersedes = Unpack(row.Supersedes),
            Brand = row.Brand is null ? null : new BrandId(row.Brand),
            Subscription = row.Subscription is null ? null : new SubscriptionId(row.Subscription),
            Template = row.Template,
            Quality = (GrantQuality)row.Quality,
            Place = row.Place,
            Confirms = row.ConfirmsId,
            TextVersion = row.TextVersion,
            Method = (CaptureMethod)row.Method,
        },
        new Actor((ActorKind)row.ActorKind, row.ActorId, row.ClientId), (CaptureMethod)row.Method, row.CollectionPoint, row.KeyId, row.Payload, row.Commitment);

    public static Suppression ToSuppression(ConsentSuppressionRow row) =>
        new(ToKey(row.ContactKey)!.Value, (Channel?)row.Channel, (SuppressionReason)row.Reason, row.Since, row.RecordedAt)
        {
            Scope = SuppressionScope.TryParse(row.Scope, out var scope) ? scope : SuppressionScope.Global, ReleasedAt = row.ReleasedAt,
        };

    public static Guid ToGuid(ContactPointKey key)
    {
        Span<byte> bytes = stackalloc byte[IdLength];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, key.Value);
        return new Guid(bytes, bigEndian: true);
    }

    public static ContactPointKey? ToKey(Guid? value)
    {
        if (value is not { } guid)
            return null;
        Span<byte> bytes = stackalloc byte[IdLength];
        guid.TryWriteBytes(bytes, bigEndian: true, out _);
        return new ContactPointKey(BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    public static byte[] Pack(IReadOnlyList<ConsentEventId> ids)
    {
        var bytes = new byte[ids.Count * IdLength];
        for (var i = 0; i < ids.Count; i++)
            ids[i].Value.TryWriteBytes(bytes.AsSpan(i * IdLength), bigEndian: true, out _);
        return bytes;
    }

    public static ConsentEventId[] Unpack(byte[]? bytes)
    {
        if (bytes is null)
            return [];
        var ids = new ConsentEventId[bytes.Length / IdLength];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = new ConsentEventId(new Guid(bytes.AsSpan(i * IdLength, IdLength), bigEndian: true));
        return ids;
    }
}
