using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace IdentityHub.Web.Tests.Hosting;

/// <summary>A browser as far as these tests need one: cookies, forms, no scripts, and redirects shown instead of followed.</summary>
public sealed class PageBrowser : IDisposable
{
    private readonly HttpClient http;
    private readonly Func<string, Task<string>> nextCode;

    public PageBrowser(Uri address, string language, Func<string, Task<string>>? nextCode = null)
    {
        this.nextCode = nextCode ?? (_ => throw new InvalidOperationException("These people have no second factor."));
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        http.DefaultRequestHeaders.Add("Accept-Language", language);
    }

    public async Task<(HttpResponseMessage Response, IDocument Page)> OpenAsync(string path) => await ReadAsync(await http.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Fills in the page's form that has a field or button of that name, and sends it.</summary>
    public async Task<(HttpResponseMessage Response, IDocument Page)> SubmitAsync(IDocument page, string path, string field, params (string Name, string Value)[] values)
    {
        var form = page.QuerySelectorAll<IHtmlFormElement>("form").First(form => form.QuerySelector($"[name='{field}']") is not null);
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input")
            .Where(input => input.Type is not ("checkbox" or "radio") || input.IsChecked)
            .Where(input => input.Name is not null && values.All(value => value.Name != input.Name))
            .Select(input => KeyValuePair.Create(input.Name!, input.Type is "checkbox" && !input.HasAttribute("value") ? "on" : input.Value))
            .Concat(form.QuerySelectorAll<IHtmlTextAreaElement>("textarea").Select(area => (area.Name, area.Value))
                .Concat(form.QuerySelectorAll<IHtmlSelectElement>("select").Select(select => (select.Name, Value: select.Value ?? "")))
                .Where(area => values.All(value => value.Name != area.Name)).Select(area => KeyValuePair.Create(area.Name!, area.Value)))
            .Concat(values.Select(value => KeyValuePair.Create(value.Name, value.Value)));
        return await PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : path, fields);
    }

    public async Task<(HttpResponseMessage Response, IDocument Page)> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await ReadAsync(await http.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    /// <summary>Signs in; the next pages are that person's.</summary>
    public async Task<PageBrowser> AsAsync(string email, string password = HubFixture.Password)
    {
        var response = await PasswordAsync(email, password);
        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        if (response.Headers.Location!.ToString() is var next && next.StartsWith("/sign-in/second", StringComparison.Ordinal))
            (await CodeAsync(next, await nextCode(email))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return this;
    }

    /// <summary>The first step of signing in.</summary>
    public async Task<HttpResponseMessage> PasswordAsync(string email, string password = HubFixture.Password, string path = "/sign-in")
    {
        var (_, page) = await OpenAsync(path);
        return (await SubmitAsync(page, path, "password", ("email", email), ("password", password))).Response;
    }

    /// <summary>The second step of signing in.</summary>
    public async Task<HttpResponseMessage> CodeAsync(string path, string code)
    {
        var (_, page) = await OpenAsync(path);
        return (await SubmitAsync(page, path, "code", ("code", code))).Response;
    }

    /// <summary>True when the account page opens.</summary>
    public async Task<bool> IsSignedInAsync() => (await OpenAsync("/account")).Response.StatusCode == HttpStatusCode.OK;

    /// <summary>Posts a form as the page's script does and reads the answer as text.</summary>
    public async Task<string> FetchAsync(IDocument page, string options)
    {
        var token = page.QuerySelector<IHtmlInputElement>("form[data-passkey] input[name^=__]") ?? throw new InvalidOperationException("The page has no passkey form.");
        using var content = new FormUrlEncodedContent([KeyValuePair.Create(token.Name!, token.Value)]);
        var answer = await http.PostAsync(new Uri(options, UriKind.Relative), content);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    public void Dispose() => http.Dispose();

    private static async Task<(HttpResponseMessage Response, IDocument Page)> ReadAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return (response, await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html)));
    }
}
