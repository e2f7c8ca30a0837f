using IdentityHub.Accounts;
using IdentityHub.Accounts.Registration;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Intake;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Journeys.Registration;

/// <summary>Makes accounts of a seed or a migration, with their own source record and party: no form, no throttle, addresses known to be theirs.</summary>
public sealed class ShopperSeed(AccountRegistration accounts, RecordIntake intake, UserManager<HubUser> users, IUnitOfWork unit)
{
    /// <summary>Makes the account, its record and its party in one transaction. Refuses a bad account with violations.</summary>
    public async Task<Outcome<HubUser>> RunAsync(NewAccount account, Actor actor, CancellationToken cancellation)
    {
        var violations = AccountRegistration.Validate(account);
        if (violations.Count > 0)
            return Refusal.Invalid(violations);
        if (!(await accounts.PrepareAsync(account, cancellation)).Succeeded(out var prepared, out var busy))
            return busy;
        return await unit.ExecuteAsync<Outcome<HubUser>>(async (_, token) =>
        {
            var user = await accounts.CreateAsync(prepared, actor, token);
            if (!(await intake.UpsertAsync(AccountRecord.Of(user), actor, null, token)).Succeeded(out var receipt, out var refusal))
                return refusal;
            user.OwnRecordId = receipt.Record.Value;
            return (await users.UpdateAsync(user)).Succeeded ? user : throw new StaleRevisionException("The account was changed meanwhile.");
        }, cancellation);
    }
}
