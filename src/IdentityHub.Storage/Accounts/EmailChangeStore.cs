using IdentityHub.Accounts.EmailChange;
using IdentityHub.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Accounts;

internal sealed class EmailChangeStore(HubDbContext db) : IEmailChangeStore
{
    public async Task SetAsync(EmailChangeRecord change, CancellationToken cancellation)
    {
        await RemoveAsync(change.Account, cancellation);
        db.Add(new EmailChangeRow
        {
            AccountId = change.Account, ChangeId = change.Id, NewEmail = change.NewEmail, NormalizedEmail = change.NormalizedEmail, ExpiresAt = change.ExpiresAt,
            OldAgreed = change.OldAgreed, NewAgreed = change.NewAgreed,
        });
        await db.SaveChangesAsync(cancellation);
    }

    public async Task<EmailChangeRecord?> FindAsync(AccountId account, CancellationToken cancellation) =>
        await db.Set<EmailChangeRow>().AsNoTracking().Where(row => row.AccountId == account)
            .Select(row => new EmailChangeRecord(row.ChangeId, row.AccountId, row.NewEmail, row.NormalizedEmail, row.ExpiresAt, row.OldAgreed, row.NewAgreed))
            .SingleOrDefaultAsync(cancellation);

    public async Task<bool> AgreeAsync(Guid change, EmailChangeEnd end, CancellationToken cancellation)
    {
        var rows = db.Set<EmailChangeRow>().Where(row => row.ChangeId == change);
        return end == EmailChangeEnd.Old
            ? await rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.OldAgreed, true), cancellation) == 1
            : await rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.NewAgreed, true), cancellation) == 1;
    }

    public Task RemoveAsync(AccountId account, CancellationToken cancellation) =>
        db.Set<EmailChangeRow>().Where(row => row.AccountId == account).ExecuteDeleteAsync(cancellation);

    public Task<int> PruneAsync(DateTimeOffset now, CancellationToken cancellation) =>
        db.Set<EmailChangeRow>().Where(row => row.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
}
