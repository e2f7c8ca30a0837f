using System.Security.Cryptography;
using System.Text;
using IdentityHub.EndToEnd.Hubs;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Benchmarks.SignOn;

/// <summary>What is asked of every provider alike.</summary>
internal sealed class SignOnScenarios(Provider provider)
{
    private static readonly string Basic = Authorization(Provider.ClientId);
    private static readonly string RsaBasic = Authorization(Provider.RsaClientId);

    /// <summary>By name; each prepares one worker and returns what it repeats.</summary>
    public IReadOnlyList<(string Name, Func<int, RawConnection, Task<Func<Task>>> Prepare)> All =>
    [
        ("client credentials, ES256", (_, connection) => Services(connection, Basic)),
        ("client credentials, RS256", (_, connection) => Services(connection, RsaBasic)),
        ("authorize with session + token", FlowAsync),
        ("refresh", RefreshAsync),
        ("introspection", IntrospectAsync),
        ("user-info", UserInfoAsync),
    ];

    /// <summary>Signs in by password on the hub's page, a new browser each time.</summary>
    public Func<Task> PasswordLogin(int worker) =>
        async () => await Providers.SignInAsync(provider.Address, worker, HubInProcess.ShopperEmail(worker % HubInProcess.Shoppers), HubInProcess.ShopperPassword);

    public static string AuthorizeQuery(string challenge, string scope) =>
        $"client_id={Provider.ClientId}&redirect_uri={Uri.EscapeDataString(Provider.Redirect)}&response_type=code&scope={Uri.EscapeDataString(scope)}&state=s&nonce=n&code_challenge={challenge}&code_challenge_method=S256";

    private static string Authorization(string client) => $"Authorization: Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{client}:{Provider.Secret}"))}\r\n";

    private Task<Func<Task>> Services(RawConnection connection, string authorization) => Task.FromResult<Func<Task>>(async () =>
        (await connection.PostAsync(provider.Paths.Token, "grant_type=client_credentials" + provider.ServiceFields, authorization)).MustBe(200));

    private async Task<Func<Task>> FlowAsync(int worker, RawConnection connection)
    {
        var cookie = await provider.SignInAsync(worker);
        return async () => await SignOnAsync(connection, cookie, "openid profile email");
    }

    private async Task<Func<Task>> RefreshAsync(int worker, RawConnection connection)
    {
        var token = (await SignOnAsync(connection, await provider.SignInAsync(worker), provider.RefreshScope)).Text("refresh_token");
        return async () => token = (await connection.PostAsync(provider.Paths.Token, $"grant_type=refresh_token&refresh_token={token}", Basic)).MustBe(200).Text("refresh_token");
    }

    private async Task<Func<Task>> IntrospectAsync(int worker, RawConnection connection)
    {
        var token = (await SignOnAsync(connection, await provider.SignInAsync(worker), "openid profile email")).Text("access_token");
        return async () =>
        {
            var answer = (await connection.PostAsync(provider.Paths.Introspect, "token=" + token, Basic)).MustBe(200);
            if (!answer.Body.Contains("\"active\":true", StringComparison.Ordinal) && !answer.Body.Contains("\"active\": true", StringComparison.Ordinal))
                throw new InvalidOperationException(answer.Body);
        };
    }

    private async Task<Func<Task>> UserInfoAsync(int worker, RawConnection connection)
    {
        var token = (await SignOnAsync(connection, await provider.SignInAsync(worker), "openid profile email")).Text("access_token");
        return async () => (await connection.GetAsync(provider.Paths.UserInfo, $"Authorization: Bearer {token}\r\n")).MustBe(200);
    }

    private async Task<RawAnswer> SignOnAsync(RawConnection connection, string cookie, string scope)
    {
        var verifier = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var code = (await connection.GetAsync($"{provider.Paths.Authorize}?{AuthorizeQuery(challenge, scope)}", cookie)).Code();
        return (await connection.PostAsync(provider.Paths.Token,
            $"grant_type=authorization_code&code={Uri.EscapeDataString(code)}&redirect_uri={Uri.EscapeDataString(Provider.Redirect)}&code_verifier={verifier}", Basic)).MustBe(200);
    }
}
