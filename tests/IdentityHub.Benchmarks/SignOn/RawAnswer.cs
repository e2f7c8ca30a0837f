using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Benchmarks.SignOn;

/// <summary>What came back.</summary>
internal sealed record RawAnswer(int Status, string Head, string Body)
{
    public string? Location => RawConnection.Header(Head, "Location");

    public RawAnswer MustBe(int status) => Status == status ? this : throw new InvalidOperationException($"{Status} instead of {status}: {Head}{Body}");

    public string Text(string member)
    {
        using var json = JsonDocument.Parse(Body);
        return json.RootElement.TryGetProperty(member, out var value) ? value.ToString() : throw new InvalidOperationException($"No {member}: {Body}");
    }

    /// <summary>The code in the address of a redirect to the client.</summary>
    public string Code() => Location is { } location && QueryHelpers.ParseQuery(new Uri(location, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } uri ? uri.Query : "").TryGetValue("code", out var code)
        ? code.ToString()
        : throw new InvalidOperationException($"No code: {Status} {Location} {WebUtility.HtmlDecode(Body)}");
}
