using IdentityHub.Accounts.SigningIn;
using IdentityHub.Consent.Purposes;
using IdentityHub.Journeys.Registration;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.OpenId.Prompts;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using IdentityHub.Web.SignIn;
using IdentityHub.Web.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Registration;

/// <summary>The registration page.</summary>
internal static class RegisterEndpoints
{
    private static readonly string[] Fields = ["givenName", "familyName", "email", "phone", "password"];

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/register", ShowAsync);
        pages.MapPost("/register", RegisterAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, SignInPrompt prompt, Branding branding, ConsentCatalog purposes, Visit visit, string? returnUrl, CancellationToken cancellation)
    {
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        await branding.WearAsync(question.ClientId, cancellation);
        var offer = ConsentOffer.Of(await purposes.ListAsync(cancellation), visit.Wording);
        return Page.Show<RegisterPage>(new RegisterModel(question, offer, TypedRegistration.Blank(question.LoginHint), new Faults()));
    }

    private static async Task<IResult> RegisterAsync(HttpContext http, SignInPrompt prompt, Branding branding, ConsentCatalog purposes, Register register,
        Accounts.SigningIn.SignIn signIn, Visit visit, string? returnUrl, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        await branding.WearAsync(question.ClientId, cancellation);
        var offer = ConsentOffer.Of(await purposes.ListAsync(cancellation), visit.Wording);
        var ticked = offer.Boxes.Where(box => form.All("consent").Contains(box.Value)).ToList();
        var typed = new TypedRegistration(form["givenName"], form["familyName"], form["email"], form["phone"], [.. ticked.Select(box => box.Value)]);

        var faults = Check(form, visit);
        if (faults.None)
        {
            var evidence = new FormEvidence("register", ConsentOffer.FormVersion, visit.Language.Tag, offer.TextHash,
                http.Connection.RemoteIpAddress?.ToString(), http.Request.Headers.UserAgent.ToString());
            var outcome = await register.RunAsync(
                new RegistrationForm(typed.Email, form.Exactly("password"), typed.GivenName, typed.FamilyName, visit.Language.Tag, question.ClientId,
                    [.. ticked.Select(box => new TickedConsent(box.Purpose.Code, box.Channel.ToString().ToLowerInvariant()))], evidence)
                { Phone = typed.Phone.Length == 0 ? null : typed.Phone },
                cancellation);
            if (outcome.Succeeded(out var user, out var refusal))
            {
                await signIn.AfterRegistrationAsync(http, user, cancellation);
                return new SeeOther(question.ReturnUrl);
            }
            if (SignInAnswer.ExplainBusy(http, refusal, faults, visit) is { } busy)
                return Page.Show<RegisterPage>(new RegisterModel(question, offer, typed, faults), busy);
            Explain(refusal, faults, visit);
        }
        return Page.Show<RegisterPage>(new RegisterModel(question, offer, typed, faults), StatusCodes.Status400BadRequest);
    }

    // Modules explain themselves in English; other languages say it by field.
    private static void Explain(Refusal refusal, Faults faults, Visit visit)
    {
        if (visit.Language == Language.English)
        {
            faults.Add(refusal, Fields);
            return;
        }
        foreach (var violation in refusal.Violations)
        {
            var field = Array.Find(Fields, field => violation.Field.Replace("_", "", StringComparison.Ordinal).Equals(field, StringComparison.OrdinalIgnoreCase));
            faults.Add(field ?? "email", visit.Wording[$"Register.Bad.{field ?? "email"}"]);
        }
        if (refusal.Violations.Count == 0)
            faults.Add(visit.Wording[refusal.Kind == RefusalKind.Exhausted ? "Register.TooMany" : "Error.Failed.Lead"]);
    }

    private static Faults Check(FormPost form, Visit visit)
    {
        var faults = new Faults();
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        foreach (var (field, text) in new[] { ("givenName", "Register.GivenNameMissing"), ("familyName", "Register.FamilyNameMissing"), ("email", "Register.EmailMissing") })
        {
            if (form[field].Length == 0)
                faults.Add(field, visit.Wording[text]);
        }
        if (form["email"].Length > 0 && !System.Net.Mail.MailAddress.TryCreate(form["email"], out _))
            faults.Add("email", visit.Wording["Register.EmailBad"]);
        if (form.Exactly("password").Length == 0)
            faults.Add("password", visit.Wording["Register.PasswordMissing"]);
        return faults;
    }
}
