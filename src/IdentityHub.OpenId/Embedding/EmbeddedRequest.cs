using Microsoft.AspNetCore.Http;
using OpenIddict.Server;

namespace IdentityHub.OpenId.Embedding;

/// <summary>
/// An authorization request whose answer goes to the window that opened the pop-up, or holds the frame, by <c>postMessage</c>
/// (<c>response_mode=web_message</c>); <c>embed_origin</c> names that window's origin, one of the client's registered ones.
/// </summary>
internal static class EmbeddedRequest
{
    public const string ResponseMode = "web_message";
    public const string OriginParameter = "embed_origin";
    private const string Kept = "IdentityHub.EmbedOrigin", KeptAll = "IdentityHub.EmbedOrigins";

    public static void Keep(OpenIddictServerTransaction transaction, string origin, IReadOnlyList<string> all) =>
        (transaction.Properties[Kept], transaction.Properties[KeptAll]) = (origin, all);

    /// <summary>The origin that the answer goes to; null for any other request.</summary>
    public static string? OriginOf(OpenIddictServerTransaction transaction) => transaction.Properties.TryGetValue(Kept, out var origin) ? (string?)origin : null;

    /// <summary>Every origin that may frame the client's sign-in.</summary>
    public static IReadOnlyList<string> OriginsOf(OpenIddictServerTransaction transaction) =>
        transaction.Properties.TryGetValue(KeptAll, out var all) ? (IReadOnlyList<string>)all! : [];

    /// <summary>True in a frame, as the browser tells (Fetch Metadata).</summary>
    public static bool IsFramed(HttpContext http) => http.Request.Headers["Sec-Fetch-Dest"] == "iframe";

    /// <summary>True in a frame of another site, where the session's cookies aren't sent.</summary>
    public static bool IsFramedElsewhere(HttpContext http) => IsFramed(http) && http.Request.Headers["Sec-Fetch-Site"] == "cross-site";

    /// <summary>The window that waits for the answer must stay reachable, so the page doesn't cut its opener off.</summary>
    public static void KeepOpener(HttpResponse response) => response.Headers["Cross-Origin-Opener-Policy"] = "unsafe-none";
}
