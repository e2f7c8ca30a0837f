using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace IdentityHub.Accounts.SecondFactor;

/// <summary>Time-based one-time passwords (RFC 6238) as every authenticator app makes them: HMAC-SHA-1, six digits, steps of thirty seconds. Pure.</summary>
public static class Totp
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>Bytes of a new secret (RFC 4226 §4 R6: at least 128 bits, 160 recommended).</summary>
    public const int SecretLength = 20;

    /// <summary>One step.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>The number of the step that the instant lies in.</summary>
    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    /// <summary>The code of a step.</summary>
    public static string CodeOf(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // SHA-1 is what RFC 6238 and the apps know; its weakness is in collisions, which HMAC doesn't rest on.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & 0x7fff_ffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The step whose code this is, of the present one and one before and after (a clock that is a little off, RFC 6238 §5.2); null when it is none of
    /// them or not later than the last step that was used: a code is good once.
    /// </summary>
    public static long? Match(ReadOnlySpan<byte> secret, string code, DateTimeOffset now, long lastStep)
    {
        Span<byte> typed = stackalloc byte[Digits];
        var length = 0;
        foreach (var character in code)
        {
            if (character == ' ')
                continue;
            if (!char.IsAsciiDigit(character) || length == Digits)
                return null;
            typed[length++] = (byte)character;
        }
        if (length != Digits)
            return null;
        var present = StepAt(now);
        long? found = null;
        Span<byte> bytes = stackalloc byte[Digits];
        for (var step = present - 1; step <= present + 1; step++)
        {
            var wanted = CodeOf(secret, step);
            for (var i = 0; i < Digits; i++)
                bytes[i] = (byte)wanted[i];
            if (CryptographicOperations.FixedTimeEquals(bytes, typed) && step > lastStep)
                found ??= step;
        }
        return found;
    }

    /// <summary>The address that an app reads from the QR code (the de facto <c>otpauth</c> scheme).</summary>
    public static string Address(string issuer, string label, ReadOnlySpan<byte> secret) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(label)}?secret={Base32.Encode(secret)}&issuer={Uri.EscapeDataString(issuer)}";
}
