using IdentityHub.Accounts;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Journeys.Registration;

/// <summary>Registration: account, source record, party and ticked consents in one transaction.</summary>
public sealed class Register
{
    /// <summary>
    /// Registers. Refuses a bad form with violations and too many registrations from one address with <c>TOO_MANY_REGISTRATIONS</c>; never tells whether
    /// the e-mail address is known. Afterwards the page calls <c>SignIn.AfterRegistrationAsync</c>.
    /// </summary>
    public Task<Outcome<HubUser>> RunAsync(RegistrationForm form, CancellationToken cancellation) => throw new NotSupportedException();
}
