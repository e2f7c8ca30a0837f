using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.Storage.Bulk;
using IdentityHub.Storage.Columns;

namespace IdentityHub.Storage.MasterData;

/// <summary>What resolution reads of records and parties for every batch, as hand-written statements name it and as rows of theirs are read.</summary>
internal static class RecordColumns
{
    /// <summary>Columns of <c>source_record r</c>.</summary>
    public const string OfRecord =
        "r.id, r.party_id, r.home_id, r.is_native, r.rule, r.weight, r.is_suspect, r.pinned, r.system, r.scope, r.key, r.versions, r.content, r.content_hash, r.kind, r.deleted, "
        + "r.source_time, r.source_version, r.received_at, r.changed_at";

    /// <summary>The place behind them.</summary>
    public const int BehindRecord = 20;

    /// <summary>Columns of <c>party p</c>.</summary>
    public const string OfParty = "p.id, p.revision, p.kind, p.merged_into_id, p.confirmed, p.stamp, p.profile, p.created_at, p.changed_at";

    /// <summary>A record.</summary>
    public static RecordState Record(IRowValues row)
    {
        var bytes = row.Bytes(12);
        var content = KeptForm.ReadContent(bytes);
        return new RecordState
        {
            Id = new SourceRecordId(row.Id(0)),
            Party = new GlobalPartyId(row.Id(1)),
            Home = new GlobalPartyId(row.Id(2)),
            IsNative = row.Flag(3),
            Rule = row.Text(4),
            Weight = row.IsNull(5) ? null : row.Fraction(5),
            IsSuspect = row.Flag(6),
            Pinned = row.IsNull(7) ? RecordState.Unpinned : MasterDataRows.Pinned(row.Text(7)),
            Key = new SourceKey(row.Text(8), row.Text(9), row.Text(10)),
            Versions = (int)row.Number(11),
            Content = content,
            Kept = new(content, bytes),
            ContentHash = row.Id(13),
            Kind = (PartyKind)row.Number(14),
            Deleted = row.Flag(15),
            SourceTime = row.IsNull(16) ? null : InstantConverter.FromMicroseconds(row.Number(16)),
            SourceVersion = row.IsNull(17) ? null : row.Number(17),
            ReceivedAt = InstantConverter.FromMicroseconds(row.Number(18)),
            ChangedAt = InstantConverter.FromMicroseconds(row.Number(19)),
        };
    }

    /// <summary>A record with its party's stamp behind it.</summary>
    public static FoundRecord Found(IRowValues row) => new(Record(row), row.Number(BehindRecord));

    /// <summary>A party.</summary>
    public static PartyState Party(IRowValues row)
    {
        var bytes = row.Bytes(6);
        var profile = KeptForm.ReadProfile(bytes);
        return new PartyState
        {
            Id = new GlobalPartyId(row.Id(0)),
            Revision = row.Number(1),
            Kind = (PartyKind)row.Number(2),
            MergedInto = row.IsNull(3) ? null : new GlobalPartyId(row.Id(3)),
            Confirmed = row.Number(4),
            Stamp = row.Number(5),
            Profile = profile,
            Kept = new(profile, bytes),
            CreatedAt = InstantConverter.FromMicroseconds(row.Number(7)),
            ChangedAt = InstantConverter.FromMicroseconds(row.Number(8)),
        };
    }
}
