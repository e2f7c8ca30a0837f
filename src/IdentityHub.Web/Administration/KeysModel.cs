using IdentityHub.OpenId.Keys;

namespace IdentityHub.Web.Administration;

/// <summary>The keys that sign tokens, as administrators see them.</summary>
/// <param name="Uses">What they are for, each with its keys, the one in use first.</param>
/// <param name="Done">What was just done; null for nothing.</param>
/// <param name="Failed">True when it wasn't.</param>
public sealed record KeysModel(IReadOnlyList<(KeyUse Use, IReadOnlyList<KeyView> Keys)> Uses, string? Done, bool Failed);
