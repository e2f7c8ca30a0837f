using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Accounts.Registration;

/// <summary>Makes accounts. Shoppers come through <c>Journeys.Register</c>, which makes the party as well; this alone is for staff and seeds.</summary>
public sealed class AccountRegistration
{
    /// <summary>Checks e-mail address, password and names; empty when all is well.</summary>
    public Task<IReadOnlyList<FieldViolation>> ValidateAsync(NewAccount account, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Makes the account within the current unit of work. A taken address is not refused, see <see cref="HubUser"/>.</summary>
    public Task<Outcome<HubUser>> CreateAsync(NewAccount account, Actor actor, CancellationToken cancellation) => throw new NotSupportedException();
}
