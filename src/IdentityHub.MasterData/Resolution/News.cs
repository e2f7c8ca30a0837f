using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Resolution;

/// <summary>What the change feed is told.</summary>
internal static class News
{
    /// <summary>Of a party.</summary>
    public static ChangeEvent Of(ChangeKind kind, GlobalPartyId party, string? system, ChangePayload payload) => new(kind, party, system, KeptForm.Write(payload));

    /// <summary>Of a record's key.</summary>
    public static ChangeEvent Of(ChangeKind kind, RecordState record) => Of(kind, record.Party, record.Key.System, new ChangePayload
    {
        Record = record.Id.ToString(),
        System = record.Key.System,
        Scope = record.Key.Scope.Length == 0 ? null : record.Key.Scope,
        Key = record.Key.Key,
    });
}
