using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;

namespace IdentityHub.MasterData.Export;

/// <summary>A version of a source record, as it is exported.</summary>
/// <param name="Place">Its place in the export.</param>
/// <param name="Key">How its source names the record.</param>
/// <param name="Record">The hub's id of the record.</param>
/// <param name="Number">1 for the first that came.</param>
/// <param name="Present">False for one that came late: it never was the present.</param>
/// <param name="Deleted">True for a deletion.</param>
/// <param name="Kind">What the source says the party is.</param>
/// <param name="Content">What it says: UTF-8 JSON, see <see cref="Facts.KeptForm.ReadContent"/>.</param>
/// <param name="SourceTime">The source's time; null when it gave none.</param>
/// <param name="SourceVersion">The source's version number.</param>
/// <param name="At">When it came.</param>
public sealed record ExportedVersion(
    long Place, SourceKey Key, SourceRecordId Record, int Number, bool Present, bool Deleted, PartyKind Kind, byte[] Content, DateTimeOffset? SourceTime, long? SourceVersion,
    DateTimeOffset At) : IExported;
