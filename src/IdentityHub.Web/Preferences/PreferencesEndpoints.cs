using System.Globalization;
using IdentityHub.Accounts;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Preferences;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Consent.Unsubscribing;
using IdentityHub.Journeys.Preferences;
using IdentityHub.Journeys.SignOn;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using IdentityHub.Web.Unsubscribe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace IdentityHub.Web.Preferences;

/// <summary>The preference centre, within the account and by the link of a message. Whoever has the link may choose; taking back what was refused elsewhere needs the account.</summary>
internal static class PreferencesEndpoints
{
    public static void MapAccount(IEndpointRouteBuilder account)
    {
        account.MapGet("/preferences", (HttpContext http, PreferenceCentre centre, ConsentCatalog catalog, Branding branding, Visit visit, CancellationToken cancellation) =>
            ShowAsync(http, Of(visit), "/account/preferences", centre, catalog, branding, visit, Said(http, visit), new Faults(), cancellation));
        account.MapPost("/preferences", (HttpContext http, PreferenceCentre centre, ConsentCatalog catalog, SavePreferences save, Branding branding, TimeProvider time, Visit visit, CancellationToken cancellation) =>
            SaveAsync(http, Of(visit), "/account/preferences", centre, catalog, save, branding, time, visit, cancellation));
    }

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/preferences/{token}", (HttpContext http, string token, MessageLinks links, PreferenceCentre centre, ConsentCatalog catalog, Branding branding, Visit visit, CancellationToken cancellation) =>
            ShowAsync(http, Of(links.Open(token)), $"/preferences/{token}", centre, catalog, branding, visit, Said(http, visit), new Faults(), cancellation));
        pages.MapPost("/preferences/{token}", (HttpContext http, string token, MessageLinks links, PreferenceCentre centre, ConsentCatalog catalog, SavePreferences save, Branding branding, TimeProvider time, Visit visit, CancellationToken cancellation) =>
            SaveAsync(http, Of(links.Open(token)), $"/preferences/{token}", centre, catalog, save, branding, time, visit, cancellation));
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, PreferenceHolder? holder, string address, PreferenceCentre centre, ConsentCatalog catalog, Branding branding, Visit visit, string? notice, Faults faults, CancellationToken cancellation)
    {
        if (holder is not { SignedIn: true })
            UnsubscribeEndpoints.Guard(http);
        var brand = BrandId.TryParse(http.Request.Query["brand"], out var chosen) ? chosen : (BrandId?)null;
        await branding.WearAsync(brand?.Code, cancellation);
        var view = holder is null ? null : await centre.DescribeAsync(holder, brand, visit.Language.Tag, cancellation);
        var brands = (await catalog.ListSubscriptionsAsync(cancellation)).Select(subscription => subscription.Brand?.Code).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var model = new PreferencesModel(view, address, brand?.Code, brands, holder is { SignedIn: true }, notice, faults);
        return Page.Show<PreferencesPage>(model, view is null && holder is not { SignedIn: true } ? StatusCodes.Status404NotFound : faults.None ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> SaveAsync(
        HttpContext http, PreferenceHolder? holder, string address, PreferenceCentre centre, ConsentCatalog catalog, SavePreferences save, Branding branding, TimeProvider time, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http, byCookie: holder is { SignedIn: true });
        var faults = new Faults();
        var view = holder is null ? null : await centre.DescribeAsync(holder, null, visit.Language.Tag, cancellation);
        if (holder is null || view is null)
            return await ShowAsync(http, null, address, centre, catalog, branding, visit, null, faults, cancellation);
        // Within the account the session is the right, and a forged form would use it; by a link the address is.
        if (holder.SignedIn && !form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        var answers = form.All("shown").Select(shown => Read(form, shown)).OfType<TopicAnswer>().ToList();
        if (answers.Exists(answer => answer.Wanted && view.Topics.FirstOrDefault(topic => topic.Subscription.Id == answer.Subscription)?.Text.Version != answer.TextVersion))
            faults.Add(visit.Wording["Consents.TextChanged"]);
        if (faults.None)
        {
            var evidence = new ConsentEvidence(
                Form: holder.SignedIn ? "account/preferences" : "preferences", TruncatedAddress: BrowserDescription.Network(http.Connection.RemoteIpAddress),
                UserAgentClass: BrowserDescription.Device(http.Request.Headers[HeaderNames.UserAgent].ToString()));
            var language = form["language"] is "en" or "de" ? form["language"] : null;
            if ((await save.RunAsync(holder, view, new PreferenceForm(form["all"] == "none" ? [.. answers.Select(answer => answer with { Wanted = false })] : answers, language, PauseOf(form["pause"], DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))), evidence, cancellation))
                .Succeeded(out _, out var refusal))
                return new SeeOther($"{address}?said=saved{(form["brand"].Length > 0 ? $"&brand={Uri.EscapeDataString(form["brand"])}" : "")}");
            faults.Add(refusal);
        }

        return await ShowAsync(http, holder, address, centre, catalog, branding, visit, null, faults, cancellation);
    }

    private static TopicAnswer? Read(FormPost form, string shown)
    {
        var parts = shown.Split('|');
        if (parts.Length != 3 || !SubscriptionId.TryParse(parts[0], out var subscription) || !Enum.TryParse<Channel>(parts[1], out var channel) || !Enum.IsDefined(channel)
            || !int.TryParse(parts[2], CultureInfo.InvariantCulture, out var version))
            return null;
        var frequency = Enum.TryParse<Frequency>(form[$"frequency-{parts[0]}-{parts[1]}"], out var chosen) && Enum.IsDefined(chosen) ? chosen : (Frequency?)null;
        return new TopicAnswer(subscription, channel, form.All("topic").Contains($"{parts[0]}|{parts[1]}"), frequency, version);
    }

    private static DateOnly? PauseOf(string chosen, DateOnly today) =>
        chosen switch { "none" => DateOnly.MinValue, "month" => today.AddMonths(1), "quarter" => today.AddMonths(3), _ => null };

    private static PreferenceHolder? Of(Visit visit) => visit.User is { OwnRecordId: { } record } user
        ? new PreferenceHolder(new SourceRecordId(record), ProvenContactPoints.Of(user), Actor.Account(user.AccountId), CaptureMethod.AccountPage)
        : null;

    private static PreferenceHolder? Of(MessageLink? link) =>
        link is null ? null : new PreferenceHolder(link.Record, [], Actor.Hub("preferences"), CaptureMethod.PreferenceLink);

    private static string? Said(HttpContext http, Visit visit) => http.Request.Query["said"] == "saved" ? visit.Wording["Preferences.Saved"] : null;
}
