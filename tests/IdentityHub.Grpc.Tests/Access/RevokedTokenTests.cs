using System.Net.Http.Json;
using System.Text.Json;
using IdentityHub.Protos.Party.V1;

namespace IdentityHub.Grpc.Tests.Access;

/// <summary>A token that was good a moment ago.</summary>
public sealed class RevokedTokenTests(Hub hub) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = hub.WebAddress };

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_revoked_token_ends_with_the_revocation_although_it_was_just_used()
    {
        var token = (await PostAsync("/connect/token", ("grant_type", "client_credentials"), ("scope", "party.read"))).GetProperty("access_token").GetString()!;
        var client = hub.Client.WithToken(token);
        for (var i = 0; i < 3; i++)
            await client.Parties.GetAsync(new GetRequest { Gpid = "x" }).ShouldFailAsync(StatusCode.InvalidArgument, "INVALID_ARGUMENT");

        await PostAsync("/connect/revoke", ("token", token));
        await client.Parties.GetAsync(new GetRequest { Gpid = "x" }).ShouldFailAsync(StatusCode.Unauthenticated, "TOKEN_INVALID");
    }

    private async Task<JsonElement> PostAsync(string path, params (string Key, string Value)[] form)
    {
        var fields = form.Append(("client_id", Hub.Everything)).Append(("client_secret", Hub.Secret)).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        using var response = await http.PostAsync(path, new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
