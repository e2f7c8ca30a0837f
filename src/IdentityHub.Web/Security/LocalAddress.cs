namespace IdentityHub.Web.Security;

/// <summary>Addresses within the hub, for what comes back from a browser as "go here next" (RFC 9700 §4.11: no open redirector).</summary>
internal static class LocalAddress
{
    /// <summary>The longest address that is followed.</summary>
    public const int MaximumLength = 16_384;

    /// <summary>The address when it is a path of this host, otherwise the fallback.</summary>
    public static string OrElse(string? address, string fallback) => IsLocal(address) ? address! : fallback;

    /// <summary>
    /// True for a path of this host. Refuses what browsers take for another host: two slashes, a backslash (read as a slash), and control characters
    /// (dropped when the address is read, so that slash-tab-slash would be two slashes).
    /// </summary>
    public static bool IsLocal(string? address)
    {
        if (address is null || address.Length is 0 or > MaximumLength || address[0] != '/')
            return false;
        if (address.Length > 1 && address[1] == '/')
            return false;
        return !address.Any(character => char.IsControl(character) || character == '\\');
    }
}
