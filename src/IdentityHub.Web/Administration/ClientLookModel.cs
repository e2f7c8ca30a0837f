using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Administration;

/// <summary>The form for a client's look.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="Name">Its name.</param>
/// <param name="Typed">What is or was in the form.</param>
/// <param name="Saved">True when it was just saved.</param>
/// <param name="Faults">What was wrong with the last try.</param>
public sealed record ClientLookModel(string ClientId, string Name, TypedLook Typed, bool Saved, Faults Faults);
