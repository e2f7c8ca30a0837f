using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Kernel.Time;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace IdentityHub.OpenId.Prompts;

/// <summary>Seals and opens flow tickets; what is altered, foreign or older than an hour opens to nothing, and the flow starts afresh.</summary>
public sealed class FlowTickets(IDataProtectionProvider protection, TimeProvider time)
{
    internal const string Parameter = "hub_flow";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly IDataProtector protector = protection.CreateProtector("IdentityHub.OpenId.FlowTickets");

    internal string Seal(FlowTicket ticket) => WebEncoders.Base64UrlEncode(protector.Protect(JsonSerializer.SerializeToUtf8Bytes(ticket)));

    internal FlowTicket? Open(string? text, string request)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            var ticket = JsonSerializer.Deserialize<FlowTicket>(protector.Unprotect(WebEncoders.Base64UrlDecode(text)));
            return ticket is not null && ticket.Request == request && time.UtcNow() - ticket.StartedAt < Lifetime ? ticket : null;
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Hash of a request's parameters, the ticket left out, in any order.</summary>
    internal static string HashOf(IEnumerable<KeyValuePair<string, StringValues>> parameters)
    {
        var text = new StringBuilder();
        foreach (var (name, values) in parameters.Where(p => p.Key != Parameter).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            foreach (var value in values)
                text.Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value ?? "")).Append('&');
        }
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
