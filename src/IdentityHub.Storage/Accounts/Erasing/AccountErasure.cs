using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.Mail;
using IdentityHub.Consent.Messaging;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Work;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Accounts.Erasing;

/// <summary>Accounts with everything that signs them in: names, addresses, passwords, passkeys, authenticators, connections, devices, mails of theirs that are still at hand.</summary>
internal sealed class AccountErasure(HubDbContext db, IAccountStore accounts, MailOutbox outbox, TextOutbox texts) : IErasable
{
    public DataClass Class { get; } = new("account", ErasureTreatment.Delete);

    public async Task<long> CountAsync(ErasureSubject subject, CancellationToken cancellation)
    {
        var ids = Ids(subject);
        return ids.Length == 0 ? 0 : await db.Set<HubUser>().LongCountAsync(user => EF.Parameter(ids).Contains(user.Id), cancellation);
    }

    public async Task<ErasureSlice> EraseAsync(IWork work, ErasureOrder order, ReadOnlyMemory<byte> progress, CancellationToken cancellation)
    {
        var touched = 0L;
        foreach (var account in order.Subject.Accounts)
        {
            var id = account.Value;
            var changing = await db.Set<EmailChangeRow>().Where(row => row.AccountId == account).Select(row => row.NewEmail).ToListAsync(cancellation);
            if (await db.Set<HubUser>().Where(user => user.Id == id).Select(user => user.PhoneNumber).SingleOrDefaultAsync(cancellation) is { } number)
                texts.Forget(number);
            if (await db.Set<HubUser>().Where(user => user.Id == id).Select(user => user.Email).SingleOrDefaultAsync(cancellation) is { } email)
                changing.Add(email);
            foreach (var address in changing)
                outbox.Forget(address);
            await accounts.RemoveCredentialsAsync(account, cancellation);
            // Claims, roles and tokens of the framework go with it (foreign keys).
            touched += await db.Set<HubUser>().Where(user => user.Id == id).ExecuteDeleteAsync(cancellation);
        }

        return ErasureSlice.Done(touched);
    }

    private static Guid[] Ids(ErasureSubject subject) => [.. subject.Accounts.Select(account => account.Value)];
}
