namespace IdentityHub.Samples.Community;

/// <summary>
/// Asks the hub once, without bothering the visitor (<c>prompt=none</c>), whether they are signed in there. If not, they go on as a guest and may sign in
/// by the button.
/// </summary>
internal sealed class SilentSignIn(TimeProvider time) : IEndpointFilter
{
    private const string Asked = "community-asked";
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        // Programs that fetch pages carry no cookies: without this test they would be sent to and fro.
        var isBrowser = http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (http.User.Identity is { IsAuthenticated: true } || http.Request.Cookies.ContainsKey(Asked) || !isBrowser)
            return await next(context);
        http.Response.Cookies.Append(Asked, "1", new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Expires = time.GetUtcNow() + AskAgainAfter });
        return SignOn.Challenge(http.Request.Path + http.Request.QueryString, "none");
    }
}
