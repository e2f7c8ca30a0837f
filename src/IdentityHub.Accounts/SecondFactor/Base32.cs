using System.Text;

namespace IdentityHub.Accounts.SecondFactor;

/// <summary>Base 32 (RFC 4648 §6) without padding: how authenticator apps take a secret that is typed.</summary>
public static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Bytes as text in capitals.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        var (buffer, bits) = (0, 0);
        foreach (var value in bytes)
        {
            buffer = (buffer << 8 | value) & 0xfff;
            for (bits += 8; bits >= 5; bits -= 5)
                text.Append(Alphabet[buffer >> bits - 5 & 31]);
        }
        if (bits > 0)
            text.Append(Alphabet[buffer << 5 - bits & 31]);
        return text.ToString();
    }

    /// <summary>Text, in any case and with blanks, as bytes; null when a character isn't of the alphabet.</summary>
    public static byte[]? Decode(string text)
    {
        var bytes = new List<byte>(text.Length * 5 / 8);
        var (buffer, bits) = (0, 0);
        foreach (var character in text.ToUpperInvariant())
        {
            if (character is ' ' or '-' or '=')
                continue;
            var value = Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (value < 0)
                return null;
            buffer = (buffer << 5 | value) & 0xfff;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
        }
        return [.. bytes];
    }
}
