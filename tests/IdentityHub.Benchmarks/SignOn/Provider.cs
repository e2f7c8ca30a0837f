namespace IdentityHub.Benchmarks.SignOn;

/// <summary>A running OpenID provider under load.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Process">Its process.</param>
/// <param name="Address">Where it listens.</param>
/// <param name="Paths">Its endpoints.</param>
internal sealed record Provider(string Name, ServerProcess Process, Uri Address, EndpointPaths Paths) : IDisposable
{
    public const string ClientId = "load";
    public const string RsaClientId = "load-rsa";
    public const string Secret = "load-secret-of-a-test";
    public const string Redirect = "http://127.0.0.1:9/callback";

    /// <summary>Further form fields of client credentials.</summary>
    public string ServiceFields { get; init; } = "";

    /// <summary>The scopes that bring a refresh token.</summary>
    public string RefreshScope { get; init; } = "openid profile email offline_access";

    /// <summary>Signs somebody in and returns the cookie header.</summary>
    public required Func<int, Task<string>> SignInAsync { get; init; }

    public void Dispose() => Process.Dispose();
}
