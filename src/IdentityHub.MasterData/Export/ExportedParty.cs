using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;

namespace IdentityHub.MasterData.Export;

/// <summary>A GPID as it is exported.</summary>
/// <param name="Place">Its place in the export.</param>
/// <param name="Id">The GPID.</param>
/// <param name="MergedInto">The party that it redirects to; null while it stands.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Profile">The golden profile as it is kept: UTF-8 JSON, see <see cref="Facts.KeptForm.ReadProfile"/>.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="CreatedAt">When the hub first knew it.</param>
/// <param name="ChangedAt">When it last changed.</param>
public sealed record ExportedParty(
    long Place, GlobalPartyId Id, GlobalPartyId? MergedInto, PartyKind Kind, byte[] Profile, long Revision, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt) : IExported;
