using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Kernel.Time;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Accounts.Tickets;

/// <summary>
/// State of a half-finished act travels encrypted with the browser or in a mail, not in the database; only that a ticket was used is kept. One that was
/// altered, is of another kind or browser, or too old, opens to nothing.
/// </summary>
public sealed class SealedTickets(IDataProtectionProvider protection, IUsedTickets used, TimeProvider time)
{
    private const int MaximumLength = 8_192;

    /// <summary>Seals a ticket.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="content">What it says; serialised as JSON.</param>
    /// <param name="lifetime">How long it is good.</param>
    /// <param name="browser">The <see cref="BrowserMark"/> of the only browser that may use it; null for any.</param>
    public string Seal<T>(TicketKind kind, T content, TimeSpan lifetime, string? browser) =>
        SealForHash(kind, content, lifetime, browser is null ? null : HashOf(browser));

    /// <summary>Seals a ticket for the browser whose mark has this hash; null for any.</summary>
    public string SealForHash<T>(TicketKind kind, T content, TimeSpan lifetime, string? browserHash)
    {
        var ticket = new Envelope<T>(Guid.NewGuid(), time.UtcNow() + lifetime, browserHash, content);
        return WebEncoders.Base64UrlEncode(ProtectorOf(kind).Protect(JsonSerializer.SerializeToUtf8Bytes(ticket)));
    }

    /// <summary>Opens a ticket without using it up; null when it isn't good here.</summary>
    /// <param name="kind">What it must be for.</param>
    /// <param name="text">As it came.</param>
    /// <param name="browser">The mark of the browser that it came from; null when it has none.</param>
    public Ticket<T>? Open<T>(TicketKind kind, string? text, string? browser)
    {
        if (string.IsNullOrEmpty(text) || text.Length > MaximumLength)
            return null;
        try
        {
            var ticket = JsonSerializer.Deserialize<Envelope<T>>(ProtectorOf(kind).Unprotect(WebEncoders.Base64UrlDecode(text)));
            if (ticket is null || ticket.ExpiresAt <= time.UtcNow() || (ticket.Browser is { } bound && (browser is null || bound != HashOf(browser))))
                return null;
            return new Ticket<T>(ticket.Id, ticket.ExpiresAt, ticket.Content);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Uses it up; false when it was used before. In the same unit of work as what it is used for.</summary>
    public Task<bool> UseAsync<T>(Ticket<T> ticket, CancellationToken cancellation) => used.UseAsync(ticket.Id, ticket.ExpiresAt, cancellation);

    /// <summary>True when it was used before.</summary>
    public Task<bool> IsUsedAsync<T>(Ticket<T> ticket, CancellationToken cancellation) => used.IsUsedAsync(ticket.Id, cancellation);

    /// <summary>What may be kept of a browser's mark where others could read it.</summary>
    public static string HashOf(string browser) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"browser {browser}")))[..32];

    private IDataProtector ProtectorOf(TicketKind kind) => protection.CreateProtector("IdentityHub.Accounts.Tickets", kind.ToString());

    private sealed record Envelope<TContent>(Guid Id, DateTimeOffset ExpiresAt, string? Browser, TContent Content);
}
