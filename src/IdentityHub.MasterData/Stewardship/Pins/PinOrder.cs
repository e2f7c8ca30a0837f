using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Resolution;

namespace IdentityHub.MasterData.Stewardship.Pins;

/// <summary>A steward's word that two are one party, always, or never are.</summary>
/// <param name="Kind">Always or never.</param>
/// <param name="Left">One record, or all records of a party.</param>
/// <param name="Right">The other.</param>
/// <param name="Reason">Why, for the history; at most 500 UTF-16 units, no personal data.</param>
/// <param name="ValidateOnly">True: says what would come of it and writes nothing.</param>
public sealed record PinOrder(PinKind Kind, RecordOrParty Left, RecordOrParty Right, string Reason, bool ValidateOnly = false);
