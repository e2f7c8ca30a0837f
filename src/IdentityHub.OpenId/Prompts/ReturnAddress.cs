using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace IdentityHub.OpenId.Prompts;

/// <summary>The address of an interrupted request, as the pages carry it.</summary>
/// <param name="Path">Path of the hub.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record ReturnAddress(string Path, IReadOnlyDictionary<string, StringValues> Parameters)
{
    public const string Authorize = "/connect/authorize";
    public const string Logout = "/connect/logout";

    /// <summary>Of the request that is being answered, as a form or in its address.</summary>
    public static async ValueTask<ReturnAddress> OfAsync(HttpRequest request, string path, CancellationToken cancellation)
    {
        var parameters = HttpMethods.IsPost(request.Method) ? (await request.ReadFormAsync(cancellation)).AsEnumerable() : request.Query;
        return new ReturnAddress(path, parameters.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal));
    }

    public string? this[string name] => Parameters.TryGetValue(name, out var values) ? values.ToString() : null;

    public string RequestHash => FlowTickets.HashOf(Parameters);

    public static ReturnAddress? Read(string? returnUrl)
    {
        if (!IsLocal(returnUrl))
            return null;
        var cut = returnUrl.IndexOf('?', StringComparison.Ordinal);
        return cut < 0
            ? new ReturnAddress(returnUrl, new Dictionary<string, StringValues>())
            : new ReturnAddress(returnUrl[..cut], QueryHelpers.ParseQuery(returnUrl[cut..]));
    }

    /// <summary>The same address with another ticket.</summary>
    public string With(string ticket) =>
        QueryHelpers.AddQueryString(Path, Parameters.Where(p => p.Key != FlowTickets.Parameter).Append(new(FlowTickets.Parameter, ticket)));

    /// <summary>The same address as it came first.</summary>
    public string WithoutTicket => QueryHelpers.AddQueryString(Path, Parameters.Where(p => p.Key != FlowTickets.Parameter));

    /// <summary>True for a path of this hub: no scheme, no host, nothing that a browser might read as one.</summary>
    public static bool IsLocal([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? url) =>
        url is { Length: > 0 } && url[0] == '/' && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(character => char.IsControl(character) || character == '\\');
}
