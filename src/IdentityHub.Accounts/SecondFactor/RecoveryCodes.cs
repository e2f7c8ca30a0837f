using System.Security.Cryptography;
using System.Text;
using IdentityHub.Accounts.Mail;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Accounts.SecondFactor;

/// <summary>
/// Codes on paper for the day the phone is gone: ten, of 49 random bits each, good once. Kept as keyed hashes, so that a dump of the database can't be
/// searched for them.
/// </summary>
public sealed class RecoveryCodes(ISecondFactorStore store, IKeyWrapping keys, IUnitOfWork unit)
{
    /// <summary>How many are made at a time.</summary>
    public const int Count = 10;

    private const int Length = 10;
    // Without letters that are mistaken for others when copied by hand.
    private const string Alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    /// <summary>Makes new codes, ends the earlier ones, and returns them, the only time that they can be read.</summary>
    public Task<IReadOnlyList<string>> RenewAsync(AccountId account, CancellationToken cancellation) => RenewAsync(account, tell: true, cancellation);

    internal Task<IReadOnlyList<string>> RenewAsync(AccountId account, bool tell, CancellationToken cancellation) =>
        unit.ExecuteAsync<IReadOnlyList<string>>(async (work, token) =>
        {
            var codes = Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Alphabet, Length)).ToList();
            await store.ReplaceRecoveryCodesAsync(account, [.. codes.Select(code => Hash(account, code))], token);
            work.Audit(new AuditEntry("account.recovery-codes.renew", Actor.Account(account), account.ToString()));
            if (tell)
                work.MailChange(account, SecurityChange.RecoveryCodes);
            return [.. codes.Select(code => $"{code[..(Length / 2)]}-{code[(Length / 2)..]}")];
        }, cancellation);

    /// <summary>Uses a code up; false when it isn't one.</summary>
    public Task<bool> UseAsync(AccountId account, string typed, CancellationToken cancellation)
    {
        var code = string.Concat(typed.Where(character => character is not (' ' or '-'))).ToUpperInvariant();
        return code.Length != Length ? Task.FromResult(false) : unit.ExecuteAsync(async (work, token) =>
        {
            if (!await store.UseRecoveryCodeAsync(account, Hash(account, code), token))
                return false;
            work.Audit(new AuditEntry("account.recovery-codes.use", Actor.Account(account), account.ToString()));
            return true;
        }, cancellation);
    }

    /// <summary>How many are left.</summary>
    public Task<int> LeftAsync(AccountId account, CancellationToken cancellation) => store.RecoveryCodesLeftAsync(account, cancellation);

    private byte[] Hash(AccountId account, string code) => keys.KeyedHash("recovery code", Encoding.UTF8.GetBytes($"{account} {code}"));
}
