using IdentityHub.Kernel.Ids;

namespace IdentityHub.Accounts.EmailChange;

/// <summary>A change of address that waits for its ends to agree.</summary>
/// <param name="Id">Its number; a later wish replaces it, and its links with it.</param>
/// <param name="Account">Whose.</param>
/// <param name="NewEmail">The new address, as typed.</param>
/// <param name="NormalizedEmail">The new address, normalised.</param>
/// <param name="ExpiresAt">Its end.</param>
/// <param name="OldAgreed">True when the old address agreed, or there is none that was ever proven.</param>
/// <param name="NewAgreed">True when the new address agreed.</param>
public sealed record EmailChangeRecord(Guid Id, AccountId Account, string NewEmail, string NormalizedEmail, DateTimeOffset ExpiresAt, bool OldAgreed, bool NewAgreed);
