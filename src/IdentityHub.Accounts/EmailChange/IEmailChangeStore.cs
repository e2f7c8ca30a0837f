using IdentityHub.Kernel.Ids;

namespace IdentityHub.Accounts.EmailChange;

/// <summary>Keeps changes of address until both ends agreed. Writes take part in the current unit of work.</summary>
public interface IEmailChangeStore
{
    /// <summary>Keeps a change in place of the account's earlier one.</summary>
    Task SetAsync(EmailChangeRecord change, CancellationToken cancellation);

    /// <summary>The account's change, expired or not; null for none.</summary>
    Task<EmailChangeRecord?> FindAsync(AccountId account, CancellationToken cancellation);

    /// <summary>Notes that one end agreed; false when the change is gone.</summary>
    Task<bool> AgreeAsync(Guid change, EmailChangeEnd end, CancellationToken cancellation);

    /// <summary>Removes the account's change.</summary>
    Task RemoveAsync(AccountId account, CancellationToken cancellation);

    /// <summary>Removes expired changes; returns how many.</summary>
    Task<int> PruneAsync(DateTimeOffset now, CancellationToken cancellation);
}
