using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Attributes that nobody has written yet, and what is asked about them.</summary>
/// <param name="Content">What is known of the party.</param>
/// <param name="System">The registered system that would write it: it says which contact points are proven and which attributes are identifiers. Null: nothing is proven.</param>
/// <param name="Kind">What the party is; null: an organisation when only an organisation name is given, otherwise a person.</param>
/// <param name="Limit">How many candidates at most, 1 to 100; 0 means 10.</param>
/// <param name="Key">The key under which it would be written, when that is itself an identifier; null for none.</param>
public sealed record ResolveQuery(SourceRecordContent Content, string? System = null, PartyKind? Kind = null, int Limit = 0, string? Key = null);
