using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.Passwords;

/// <summary>The hash of a password that nobody has: verified when there is no account, so that its absence can't be timed.</summary>
public sealed class DecoyHash(IPasswordHasher<HubUser> hasher)
{
    /// <summary>Made at the start with the parameters of the day.</summary>
    public string Hash { get; } = hasher.HashPassword(new HubUser(), Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
}
