using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Konscious.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.Passwords;

/// <summary>
/// Hashes passwords with Argon2id, written in the PHC string format. A hash of other parameters verifies and is replaced. Requests hash in their turn
/// (<see cref="HashingQueue"/>), so that a flood of sign-ins queues instead of eating the memory and the threads; ASP.NET Core Identity's own, synchronous
/// methods know no turns: nothing that a request runs calls them.
/// </summary>
public sealed class Argon2PasswordHasher(Argon2Parameters parameters) : IPasswordHasher<HubUser>
{
    private const int SaltLength = 16;
    private const int HashLength = 32;
    private long verifications;

    /// <summary>How many passwords were verified since the start, decoys included: what an attacker could time.</summary>
    public long Verifications => Interlocked.Read(ref verifications);

    /// <summary>Hashes when it is the place's turn.</summary>
    public async Task<string> HashAsync(HashingPlace place, string password, CancellationToken cancellation)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return Write(salt, await place.InTurnAsync(() => DeriveAsync(password, salt, parameters, HashLength), cancellation));
    }

    /// <summary>Verifies when it is the place's turn.</summary>
    public async Task<PasswordVerificationResult> VerifyAsync(HashingPlace place, string hashedPassword, string providedPassword, CancellationToken cancellation)
    {
        if (!TryRead(hashedPassword, out var used, out var salt, out var hash))
            return PasswordVerificationResult.Failed;
        Interlocked.Increment(ref verifications);
        return Compare(await place.InTurnAsync(() => DeriveAsync(providedPassword, salt, used, hash.Length), cancellation), hash, used);
    }

    /// <inheritdoc/>
    public string HashPassword(HubUser user, string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        using var argon = Argon(password, salt, parameters);
        return Write(salt, argon.GetBytes(HashLength));
    }

    /// <inheritdoc/>
    public PasswordVerificationResult VerifyHashedPassword(HubUser user, string hashedPassword, string providedPassword)
    {
        if (!TryRead(hashedPassword, out var used, out var salt, out var hash))
            return PasswordVerificationResult.Failed;
        Interlocked.Increment(ref verifications);
        using var argon = Argon(providedPassword, salt, used);
        return Compare(argon.GetBytes(hash.Length), hash, used);
    }

    private static async Task<byte[]> DeriveAsync(string password, byte[] salt, Argon2Parameters cost, int length)
    {
        using var argon = Argon(password, salt, cost);
        return await argon.GetBytesAsync(length);
    }

    private static Argon2id Argon(string password, byte[] salt, Argon2Parameters cost) => new(Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormKC)))
    {
        Salt = salt,
        MemorySize = cost.MemoryKiB,
        Iterations = cost.Passes,
        DegreeOfParallelism = cost.Lanes,
    };

    private PasswordVerificationResult Compare(byte[] derived, byte[] hash, Argon2Parameters used)
    {
        if (!CryptographicOperations.FixedTimeEquals(derived, hash))
            return PasswordVerificationResult.Failed;
        return used == parameters ? PasswordVerificationResult.Success : PasswordVerificationResult.SuccessRehashNeeded;
    }

    private string Write(byte[] salt, byte[] hash) => string.Create(CultureInfo.InvariantCulture,
        $"$argon2id$v=19$m={parameters.MemoryKiB},t={parameters.Passes},p={parameters.Lanes}${Encode(salt)}${Encode(hash)}");

    private static bool TryRead(string text, out Argon2Parameters used, out byte[] salt, out byte[] hash)
    {
        (used, salt, hash) = (new Argon2Parameters(), [], []);
        var parts = text.Split('$');
        if (parts.Length != 6 || parts[1] != "argon2id" || parts[2] != "v=19")
            return false;
        var costs = parts[3].Split(',');
        if (costs.Length != 3 || !TryCost(costs[0], "m=", out var memory) || !TryCost(costs[1], "t=", out var passes) || !TryCost(costs[2], "p=", out var lanes))
            return false;
        used = new Argon2Parameters(memory, passes, lanes);
        return TryDecode(parts[4], out salt) && TryDecode(parts[5], out hash) && hash.Length >= 16;
    }

    private static bool TryCost(string text, string name, out int value)
    {
        value = 0;
        return text.StartsWith(name, StringComparison.Ordinal) && int.TryParse(text.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value is > 0 and <= 1 << 20;
    }

    // PHC strings use base 64 without padding.
    private static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length];
        var padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        if (!Convert.TryFromBase64String(padded, bytes, out var written))
            return false;
        bytes = bytes[..written];
        return true;
    }
}
