using System.Text.RegularExpressions;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Web.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Web.Tests.Pages;

/// <summary>Statement 19 for every form there is, also those that are added one day: another site's page sends it in the browser of somebody who may do everything.</summary>
public sealed partial class ForgedFormTests(HubFixture hub)
{
    [Fact]
    public async Task S019_no_form_of_any_page_does_anything_when_another_site_sends_it()
    {
        var victim = await hub.NewAdministratorAsync();
        using var browser = await hub.Browse().AsAsync(victim.Email!);
        var before = await ActsAsync(victim.AccountId.ToString());
        var forms = hub.Hub.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Select(endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}")
            // OAuth's endpoints have proofs of their own; gRPC's take no forms.
            .Where(path => !path.StartsWith("/connect", StringComparison.Ordinal) && !path.Contains('.', StringComparison.Ordinal))
            .Distinct().ToList();
        forms.Count.ShouldBeGreaterThan(40);
        foreach (var form in forms)
        {
            var fields = new Dictionary<string, string>
            {
                ["account"] = victim.AccountId.ToString(), ["answer"] = "yes", ["clientId"] = "shop", ["client"] = "shop", ["use"] = "AccessTokens", ["password"] = "Forged-Password-1999", ["email"] = "forged@example.com",
                ["name"] = "Forged", ["givenName"] = "Forged", ["familyName"] = "Forged", ["code"] = "forged", ["keep"] = "none", ["returnUrl"] = "/account", ["purpose"] = "newsletter", ["channel"] = "Email", ["trustRank"] = "1",
            };
            var (response, _) = await browser.PostAsync(Parameter().Replace(form, "forged"), fields);
            ((int)response.StatusCode).ShouldBeLessThan(500, form);
        }
        (await ActsAsync(victim.AccountId.ToString())).ShouldBe(before);
        (await browser.IsSignedInAsync()).ShouldBeTrue();
    }

    private async Task<string> ActsAsync(string account) => string.Join(", ",
        (await hub.Hub.ScopedAsync<IAuditTrail, IReadOnlyList<(long, DateTimeOffset, AuditEntry Entry)>>(trail => trail.ReadAsync(null, null, 5_000, default)))
        .Where(found => found.Entry.Actor.Id == account || found.Entry.Subject == account).Select(found => found.Entry.Action));

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
