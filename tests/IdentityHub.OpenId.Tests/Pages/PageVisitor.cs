using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using IdentityHub.OpenId.Tests.Hosting;
using Xunit;

namespace IdentityHub.OpenId.Tests.Pages;

/// <summary>A browser on the real pages: cookies and forms; redirects are shown, not followed.</summary>
public sealed class PageVisitor : IDisposable
{
    private readonly HttpClient http;

    public PageVisitor(Uri address, string certificate)
    {
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = Cookies,
            UseProxy = false,
            SslOptions = { RemoteCertificateValidationCallback = (_, presented, _, _) => presented?.GetCertHashString() == certificate },
        })
        { BaseAddress = address };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http => http;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<(HttpResponseMessage Response, IDocument Page)> OpenAsync(string path)
    {
        var response = await http.GetAsync(path, Cancellation);
        return (response, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancellation)));
    }

    /// <summary>The hidden fields of the page's form with a password.</summary>
    public static Dictionary<string, string> Hidden(IDocument page) => Form(page)
        .QuerySelectorAll("input[type=hidden]").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");

    public async Task<HttpResponseMessage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await http.PostAsync(path, content, Cancellation);
    }

    public async Task<HttpResponseMessage> SignInAsync(string email = TestHub.Email, string path = "/sign-in")
    {
        var (_, page) = await OpenAsync(path);
        return await PostAsync(Form(page).GetAttribute("action") is { Length: > 0 } action ? action : path, [.. Hidden(page), new("email", email), new("password", TestHub.Password)]);
    }

    /// <summary>True when the account page is shown.</summary>
    public async Task<bool> IsSignedInAsync()
    {
        using var response = await http.GetAsync("/account", Cancellation);
        return response.StatusCode == HttpStatusCode.OK;
    }

    private static IElement Form(IDocument page) => page.QuerySelectorAll("form").First(form => form.QuerySelector("input[type=password]") is not null);

    public void Dispose() => http.Dispose();
}
