using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Hashing;
using System.Text;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Grpc.Paging;

/// <summary>
/// Page tokens (AIP-158): the module's own place in the list, bound to the query that it belongs to, so that a token of another query is
/// refused instead of answering something odd. It names no personal data and opens nothing that the query doesn't.
/// </summary>
internal static class PageTokens
{
    private const int HashSize = 8;

    /// <summary>The token for the page after <paramref name="place"/>; empty when there is none.</summary>
    public static string Encode(string? place, string query)
    {
        if (string.IsNullOrEmpty(place))
            return "";
        var bytes = new byte[HashSize + Encoding.UTF8.GetByteCount(place)];
        Encoding.UTF8.GetBytes(place, bytes.AsSpan(HashSize));
        Seal(bytes, query);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The place that a token names, null for the first page; refuses a token of another query or of nobody's making.</summary>
    public static string? Decode(string token, string query)
    {
        if (token.Length == 0)
            return null;
        if (token.Length <= 1024 && TryDecode(token, out var bytes) && bytes.Length > HashSize)
        {
            Span<byte> given = stackalloc byte[HashSize];
            bytes.AsSpan(0, HashSize).CopyTo(given);
            Seal(bytes, query);
            if (given.SequenceEqual(bytes.AsSpan(0, HashSize)))
                return Encoding.UTF8.GetString(bytes, HashSize, bytes.Length - HashSize);
        }

        throw new Refusal(RefusalKind.Invalid, "PAGE_TOKEN_INVALID", "page_token belongs to another query, or is no token of this hub.").ToException();
    }

    /// <summary>The size of a page: 0 means <paramref name="usual"/>, what is above <paramref name="maximum"/> means that; negative is refused.</summary>
    public static int Size(int asked, int usual, int maximum) => asked switch
    {
        < 0 => throw Refusal.Invalid("page_size", "must not be negative").ToException(),
        0 => usual,
        _ => Math.Min(asked, maximum),
    };

    private static bool TryDecode(string token, out byte[] bytes)
    {
        bytes = new byte[Base64Url.GetMaxDecodedLength(token.Length)];
        if (!OpaqueText.TryDecode(token, bytes, out var length))
            return false;
        Array.Resize(ref bytes, length);
        return true;
    }

    private static void Seal(byte[] bytes, string query)
    {
        var hash = new XxHash64();
        hash.Append(Encoding.UTF8.GetBytes(query));
        hash.Append(bytes.AsSpan(HashSize));
        BinaryPrimitives.WriteUInt64BigEndian(bytes, hash.GetCurrentHashAsUInt64());
    }
}
