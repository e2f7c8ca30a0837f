using IdentityHub.Consent.Overview;

namespace IdentityHub.Web.Workbench;

/// <summary>The page of a party's consents.</summary>
/// <param name="Grid">Purpose by channel, and what was said.</param>
public sealed record ConsentGridModel(ConsentGrid Grid);
