using IdentityHub.Accounts.Upstream;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Registration;

namespace IdentityHub.Web.Upstream;

/// <summary>What the page shows to whom a provider sent and who has no account yet.</summary>
/// <param name="ProviderName">The provider, as people call it.</param>
/// <param name="Identity">What it said.</param>
/// <param name="Offer">The consents asked for.</param>
/// <param name="Typed">What is or was in the form.</param>
/// <param name="Faults">What was wrong with the last try.</param>
public sealed record FinishModel(string ProviderName, UpstreamIdentity Identity, ConsentOffer Offer, TypedRegistration Typed, Faults Faults);
