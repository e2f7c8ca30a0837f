using System.Globalization;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Parties;

/// <summary>A party as readers see it.</summary>
/// <param name="Id">The surviving GPID.</param>
/// <param name="RedirectedFrom">GPIDs that were merged into it and answer with it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Profile">Its golden profile.</param>
/// <param name="Revision">Grows with every change.</param>
/// <param name="CreatedAt">When the hub first knew it.</param>
/// <param name="ChangedAt">When it last changed.</param>
public sealed record PartyView(
    GlobalPartyId Id, IReadOnlyList<GlobalPartyId> RedirectedFrom, PartyKind Kind, GoldenProfile Profile, long Revision, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt)
{
    /// <summary>The etag of <see cref="Revision"/>.</summary>
    public string Etag => EtagOf(Revision);

    /// <summary>The etag of a revision.</summary>
    public static string EtagOf(long revision) => revision.ToString("x", CultureInfo.InvariantCulture);
}
