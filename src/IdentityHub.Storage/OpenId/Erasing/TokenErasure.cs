using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Work;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace IdentityHub.Storage.OpenId.Erasing;

/// <summary>Codes, refresh tokens and reference tokens of the person, sealed as they are. Their families are ended and stay until they are pruned.</summary>
internal sealed class TokenErasure(HubDbContext db) : IErasable
{
    public DataClass Class { get; } = new("tokens", ErasureTreatment.Delete);

    public Task<long> CountAsync(ErasureSubject subject, CancellationToken cancellation)
    {
        var accounts = subject.Accounts.Select(account => (Kernel.Ids.AccountId?)account).ToArray();
        return db.Set<TokenRow>().LongCountAsync(
            token => db.Set<FamilyRow>().Where(family => EF.Parameter(accounts).Contains(family.AccountId)).Select(family => (Guid?)family.Id).Contains(token.FamilyId), cancellation);
    }

    public async Task<ErasureSlice> EraseAsync(IWork work, ErasureOrder order, ReadOnlyMemory<byte> progress, CancellationToken cancellation)
    {
        var touched = 0L;
        foreach (var account in order.Subject.Accounts)
        {
            touched += await db.Set<TokenRow>()
                .Where(token => db.Set<FamilyRow>().Where(family => family.AccountId == account).Select(family => (Guid?)family.Id).Contains(token.FamilyId)).ExecuteDeleteAsync(cancellation);
            var subject = account.ToString();
            touched += await db.Set<OpenIddictEntityFrameworkCoreToken<Guid>>().Where(token => token.Subject == subject).ExecuteDeleteAsync(cancellation);
            touched += await db.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().Where(grant => grant.Subject == subject).ExecuteDeleteAsync(cancellation);
        }

        return ErasureSlice.Done(touched);
    }
}
