using System.Net;
using System.Text;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.SenderConstraint;

/// <summary>Statements 74 to 77 and FAPI 2.0's modules about pushed requests.</summary>
[Collection(nameof(ProfileHub))]
public sealed class PushedRequests(ProfileHub fixture)
{
    private readonly TestHub hub = fixture.Hub;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S074_fapi2_par_authenticates_the_client_and_answers_201_with_a_life_of_under_ten_minutes()
    {
        using var client = fixture.Client();
        var pushed = await client.PushAsync();
        pushed.Status.ShouldBe(HttpStatusCode.Created);
        pushed.Body.GetProperty("expires_in").GetInt32().ShouldBeInRange(5, 599);
        pushed.Headers["Cache-Control"].ShouldContain("no-store");
        var identifier = pushed.Text("request_uri")!;
        identifier.ShouldStartWith("urn:ietf:params:oauth:request_uri:");
        identifier.Length.ShouldBeGreaterThan("urn:ietf:params:oauth:request_uri:".Length + 21, "128 bits and more");

        (await client.PostAsync("/connect/par", client.AuthorizationFields(), client.Assertion((_, claims) => claims["aud"] = "https://other.example/"))).Error.ShouldBe("invalid_client");
        using var rp = new RelyingParty(hub, "demo-web", "wrong-secret");
        (await rp.PostAsync("/connect/par", rp.Parameters())).Error.ShouldBe("invalid_client");
    }

    [Fact]
    public async Task S074_fapi2_par_refuses_a_request_uri_other_verbs_and_bodies_that_are_too_long()
    {
        using var client = fixture.Client();
        (await client.PostAsync("/connect/par", client.AuthorizationFields(("request_uri", "urn:ietf:params:oauth:request_uri:abc")))).Error.ShouldBe("invalid_request");
        foreach (var verb in (string[])["GET", "PUT", "DELETE"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(verb), "/connect/par");
            (await client.Http.SendAsync(request, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed, verb);
        }
        using var known = new StringContent("state=" + new string('a', 70_000), Encoding.ASCII, "application/x-www-form-urlencoded");
        (await client.Http.PostAsync("/connect/par", known, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var chunked = new HttpRequestMessage(HttpMethod.Post, "/connect/par")
        {
            Content = new StreamContent(new MemoryStream(Encoding.ASCII.GetBytes("state=" + new string('a', 70_000)))) { Headers = { ContentType = new("application/x-www-form-urlencoded") } },
            Headers = { TransferEncodingChunked = true },
        };
        (await client.Http.SendAsync(chunked, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task S075_fapi2_a_request_uri_works_after_a_reload_before_sign_in_and_once_after_it()
    {
        using var client = fixture.Client();
        using var browser = new Browser(hub);
        var address = client.Authorize(await client.RequestUriAsync());
        (await browser.GoAsync(address)).Page.ShouldBe("sign-in");

        var visit = await browser.GoAsync(address);
        visit.Page.ShouldBe("sign-in", "a reload before sign-in");
        (await browser.SignInAsync(visit))["code"].ShouldNotBeNull();

        var again = await browser.GoAsync(address);
        again.Location.ShouldBeNull("nothing says where a used request may be answered");
        again.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task S075_fapi2_a_request_uri_is_its_own_clients()
    {
        using var client = fixture.Client();
        using var other = fixture.Other();
        using var browser = new Browser(hub);

        var visit = await browser.GoAsync(other.Authorize(await client.RequestUriAsync()));

        visit.Location.ShouldBeNull();
        visit.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task S075_fapi2_a_request_uri_expires()
    {
        await using var own = await TestHub.StartAsync();
        await own.RegisterClientAsync(ProfileClient.Definition("fapi", fixture.ClientKey));
        using var client = new ProfileClient(own, "fapi", fixture.ClientKey, fixture.SenderKey);
        using var browser = new Browser(own);
        var address = client.Authorize(await client.RequestUriAsync());
        own.Time.Advance(TimeSpan.FromSeconds(600));

        (await browser.GoAsync(address)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task S075_of_two_browsers_at_once_with_one_request_uri_one_gets_a_code()
    {
        using var client = fixture.Client();
        using var browser = new Browser(hub);
        await browser.SignInAsync();
        var address = client.Authorize(await client.RequestUriAsync());

        var visits = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => browser.GoAsync(address)));

        visits.Count(visit => visit["code"] is not null).ShouldBe(1);
    }

    [Fact]
    public async Task S076_fapi2_a_plain_request_is_refused_when_the_client_or_the_server_requires_par()
    {
        using var client = fixture.Client();
        using var browser = new Browser(hub);
        var plain = Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString("/connect/authorize", client.AuthorizationFields(("client_id", "fapi"))!);
        var visit = await browser.GoAsync(plain);
        visit["code"].ShouldBeNull();
        visit.Page.ShouldNotBe("sign-in");

        await using var strict = await TestHub.StartAsync(new Dictionary<string, string?> { ["Hub:RequirePushedAuthorization"] = "true" });
        using var strictBrowser = new Browser(strict);
        using var rp = new RelyingParty(strict);
        var refused = await strictBrowser.GoAsync(rp.Authorize());
        refused["code"].ShouldBeNull();
        refused.Page.ShouldNotBe("sign-in");
        (await rp.Http.GetStringAsync("/.well-known/openid-configuration", Cancellation)).ShouldContain("\"require_pushed_authorization_requests\": true");
        var pushed = await rp.PostAsync("/connect/par", rp.Parameters());
        (await strictBrowser.GoAsync($"/connect/authorize?client_id=demo-web&request_uri={pushed.Text("request_uri")}")).Page.ShouldBe("sign-in");
    }

    [Fact]
    public async Task S077_fapi2_a_wrong_redirect_uri_is_answered_at_par()
    {
        using var client = fixture.Client();

        var unregistered = await client.PushAsync(("redirect_uri", "https://evil.example/cb"));
        unregistered.Status.ShouldBe(HttpStatusCode.BadRequest);
        unregistered.Error.ShouldBeOneOf("invalid_request", "invalid_redirect_uri");
        (await client.PushAsync(("redirect_uri", null))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("code_challenge", null)]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("code_challenge_method", null)]
    [InlineData("response_type", "token")]
    [InlineData("response_type", "code id_token")]
    [InlineData("response_mode", "fragment")]
    [InlineData("scope", "openid unknown")]
    public async Task S077_fapi2_par_refuses_what_the_authorization_endpoint_would(string parameter, string? value)
    {
        using var client = fixture.Client();

        (await client.PushAsync((parameter, value))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task fapi2_parameters_beside_the_request_uri_are_passed_over()
    {
        using var client = fixture.Client();
        using var browser = new Browser(hub);
        await browser.SignInAsync();

        var visit = await browser.GoAsync(client.Authorize(await client.RequestUriAsync(("state", "pushed"))) + "&state=other&scope=openid%20party.read&redirect_uri=https%3A%2F%2Fevil.example");

        if (visit.Location is { } location)
        {
            location.GetLeftPart(UriPartial.Path).ShouldBe(TestHub.RedirectUri);
            visit["state"].ShouldBe("pushed");
        }
        else
        {
            visit.Status.ShouldBe(HttpStatusCode.BadRequest);
        }
    }
}
