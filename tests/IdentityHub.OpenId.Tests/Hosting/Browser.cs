using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.WebUtilities;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.Hosting;

/// <summary>A browser: keeps cookies, follows redirects within the hub, stops at the door of a relying party.</summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClient http;
    private readonly TestHub hub;

    public Browser(TestHub hub)
    {
        this.hub = hub;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies, UseProxy = false }) { BaseAddress = hub.Issuer };
    }

    public CookieContainer Cookies { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Goes to an address; stops at a page of the hub or at the first address outside, which is <see cref="Visit.Location"/>.</summary>
    public async Task<Visit> GoAsync(string address) => await FollowAsync(await http.GetAsync(address, Cancellation));

    /// <summary>Sends a form.</summary>
    public async Task<Visit> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        return await FollowAsync(await http.PostAsync(address, content, Cancellation));
    }

    /// <summary>Fills in the sign-in page where a visit stopped.</summary>
    public Task<Visit> SignInAsync(Visit at, string email = TestHub.Email, string password = TestHub.Password)
    {
        at.Page.ShouldBeOneOf("sign-in", "register");
        return PostAsync("/sign-in", ("email", email), ("password", password), ("returnUrl", at.ReturnUrl));
    }

    /// <summary>Signs in at the hub itself.</summary>
    public async Task SignInAsync(string email = TestHub.Email, string password = TestHub.Password)
    {
        var visit = await PostAsync("/sign-in", ("email", email), ("password", password), ("returnUrl", "/account"));
        visit.Page.ShouldStartWith("acc_");
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => http.SendAsync(request, Cancellation);

    public void Dispose() => http.Dispose();

    private async Task<Visit> FollowAsync(HttpResponseMessage response)
    {
        for (var hops = 0; hops < 10; hops++)
        {
            var location = response.Headers.Location;
            if (location is null)
                return new Visit(response.StatusCode, response.RequestMessage!.RequestUri!, await response.Content.ReadAsStringAsync(Cancellation), response.Headers, response.Content.Headers, null);
            var target = new Uri(response.RequestMessage!.RequestUri!, location);
            if (target.Authority != hub.Issuer.Authority)
                return new Visit(response.StatusCode, response.RequestMessage!.RequestUri!, "", response.Headers, response.Content.Headers, target);
            response.Dispose();
            response = await http.GetAsync(target, Cancellation);
        }
        throw new InvalidOperationException("Too many redirects.");
    }
}
