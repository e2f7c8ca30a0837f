namespace IdentityHub.Accounts.Passwords;

/// <summary>Nobody is asked: what is shipped (the commonest passwords) is all that is checked.</summary>
internal sealed class NoBreachList : IBreachedPasswords
{
    public Task<bool> IsKnownAsync(string password, CancellationToken cancellation) => Task.FromResult(false);
}
