using IdentityHub.OpenId.Keys;

namespace IdentityHub.Web.Administration;

/// <summary>A key without what is secret of it.</summary>
/// <param name="KeyId">The <c>kid</c>.</param>
/// <param name="State">What it is at the moment.</param>
/// <param name="ActivatesAt">Used from here on.</param>
/// <param name="RetiresAt">Replaced from here on.</param>
/// <param name="ExpiresAt">Published until here.</param>
public sealed record KeyView(string KeyId, KeyState State, DateTimeOffset ActivatesAt, DateTimeOffset RetiresAt, DateTimeOffset ExpiresAt);
