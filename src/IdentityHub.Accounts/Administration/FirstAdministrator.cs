using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Accounts.Administration;

/// <summary>How a production hub gets its first administrator: a link, printed once, good for one account.</summary>
public sealed class FirstAdministrator
{
    /// <summary>
    /// The path and query of the page that makes the first administrator, for example <c>/first-administrator?invitation=…</c>, valid for 24 hours;
    /// null when there is an administrator already. A new invitation ends the one before.
    /// </summary>
    public Task<string?> CreateInvitationAsync(CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>True while the invitation may be used.</summary>
    public Task<bool> IsValidAsync(string? invitation, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Makes the administrator and uses the invitation up. Refuses with <c>INVITATION_INVALID</c>, or with violations of the form.</summary>
    public Task<Outcome<HubUser>> AcceptAsync(string invitation, string email, string password, string givenName, string familyName, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
