using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Web.Forms;

/// <summary>
/// A form that a browser sent, checked against forgery. A stale or forged one can still be read, so that the page comes back with what was typed and
/// asks to send it again; nothing may be done on its behalf.
/// </summary>
internal sealed class FormPost
{
    private readonly IFormCollection fields;

    private FormPost(IFormCollection fields, bool genuine) => (this.fields, Genuine) = (fields, genuine);

    /// <summary>True when the form comes from a page that we gave this browser for the person signed in now.</summary>
    public bool Genuine { get; }

    /// <summary>A field without surrounding blanks; empty when missing.</summary>
    public string this[string name] => fields[name].ToString().Trim();

    /// <summary>A field as it was typed (passwords: blanks count).</summary>
    public string Exactly(string name) => fields[name].ToString();

    /// <summary>True when a box was ticked.</summary>
    public bool Ticked(string name) => fields.ContainsKey(name);

    /// <summary>The values of all boxes of one name.</summary>
    public IReadOnlyList<string> All(string name) => [.. fields[name].OfType<string>()];

    /// <summary>A field of many lines: one entry per line that isn't blank.</summary>
    public IReadOnlyList<string> Lines(string name) =>
        fields[name].ToString().Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Reads the request's form; a body that is no form reads as an empty, forged one.</summary>
    /// <param name="context">The request.</param>
    /// <param name="byCookie">False for a page whose address is the right to it: there is no cookie that a forged form could use.</param>
    public static async Task<FormPost> ReadAsync(HttpContext context, bool byCookie = true)
    {
        if (!context.Request.HasFormContentType)
            return new(FormCollection.Empty, genuine: false);
        try
        {
            var fields = await context.Request.ReadFormAsync(context.RequestAborted);
            return new(fields, byCookie && await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context));
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or NotSupportedException)
        {
            return new(FormCollection.Empty, genuine: false);
        }
    }
}
