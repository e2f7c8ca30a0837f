using IdentityHub.Accounts.SigningIn;
using IdentityHub.Accounts.Tickets;
using IdentityHub.Accounts.Upstream;
using IdentityHub.Consent.Purposes;
using IdentityHub.Journeys.Registration;
using IdentityHub.Journeys.Upstream;
using IdentityHub.OpenId.Prompts;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Registration;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using IdentityHub.Web.SignIn;
using IdentityHub.Web.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Upstream;

/// <summary>The page for somebody whom a provider sent and who has no account yet: make one with what the provider told, or connect one's own.</summary>
internal static class FinishEndpoints
{
    private static readonly string[] Fields = ["givenName", "familyName", "email"];

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/sign-in/upstream", ShowAsync);
        pages.MapPost("/sign-in/upstream", MakeAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, UpstreamTickets tickets, UpstreamProviders providers, SignInPrompt prompt, Branding branding,
        ConsentCatalog purposes, Visit visit, CancellationToken cancellation)
    {
        if (tickets.Read(http) is not { Content: var come })
            return new SeeOther("/sign-in");
        await branding.WearAsync((await prompt.DescribeAsync(http, come.ReturnUrl, cancellation)).ClientId, cancellation);
        var typed = new TypedRegistration(come.Identity.GivenName, come.Identity.FamilyName, come.Identity.Email ?? "", "", []);
        var offer = ConsentOffer.Of(await purposes.ListAsync(cancellation), visit.Wording);
        return Page.Show<FinishPage>(new FinishModel(NameOf(providers, come), come.Identity, offer, typed, new Faults()));
    }

    private static async Task<IResult> MakeAsync(HttpContext http, UpstreamTickets tickets, UpstreamProviders providers, UpstreamSignIn signIn, SignInPrompt prompt,
        Branding branding, ConsentCatalog purposes, RegisterFromUpstream register, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (tickets.Read(http) is not { } ticket)
            return new SeeOther("/sign-in");
        var come = ticket.Content;
        var question = await prompt.DescribeAsync(http, come.ReturnUrl, cancellation);
        await branding.WearAsync(question.ClientId, cancellation);
        var offer = ConsentOffer.Of(await purposes.ListAsync(cancellation), visit.Wording);
        var ticked = offer.Boxes.Where(box => form.All("consent").Contains(box.Value)).ToList();
        var typed = new TypedRegistration(form["givenName"], form["familyName"], form["email"], "", [.. ticked.Select(box => box.Value)]);

        var faults = new Faults();
        if (form.Genuine)
        {
            var evidence = new FormEvidence("register-upstream", ConsentOffer.FormVersion, visit.Language.Tag, offer.TextHash,
                http.Connection.RemoteIpAddress?.ToString(), http.Request.Headers.UserAgent.ToString());
            var filled = new RegistrationForm(typed.Email, "", typed.GivenName, typed.FamilyName, visit.Language.Tag, question.ClientId,
                [.. ticked.Select(box => new TickedConsent(box.Purpose.Code, box.Channel.ToString().ToLowerInvariant()))], evidence);
            if ((await register.RunAsync(filled, ticket, cancellation)).Succeeded(out var user, out var refusal))
            {
                tickets.Forget(http);
                return await signIn.AfterRegistrationAsync(http, user, come.Identity, cancellation) is SignInResult.Pending pending
                    ? new SeeOther(SignInAnswer.AddressOf(pending.Step, come.ReturnUrl))
                    : new SeeOther(come.ReturnUrl);
            }
            if (refusal.Reason is "UPSTREAM_USED" or "UPSTREAM_TAKEN")
            {
                tickets.Forget(http);
                return new SeeOther(SignInEndpoints.AddressFor("/sign-in", come.ReturnUrl));
            }
            foreach (var field in Fields.Where(field => refusal.Violations.Any(violation => violation.Field.Replace("_", "", StringComparison.Ordinal).Equals(field, StringComparison.OrdinalIgnoreCase))))
                faults.Add(field, visit.Wording[$"Register.Bad.{field}"]);
            if (faults.None)
                faults.Add(visit.Wording["Register.TooMany"]);
        }
        else
        {
            faults.Add(visit.Wording["Form.Stale"]);
        }
        return Page.Show<FinishPage>(new FinishModel(NameOf(providers, come), come.Identity, offer, typed, faults), StatusCodes.Status400BadRequest);
    }

    private static string NameOf(UpstreamProviders providers, UpstreamVisit come) => providers.Find(come.Identity.Provider)?.DisplayName ?? come.Identity.Provider;
}
