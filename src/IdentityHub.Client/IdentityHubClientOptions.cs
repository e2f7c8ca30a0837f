namespace IdentityHub.Client;

/// <summary>How to reach a hub.</summary>
public sealed class IdentityHubClientOptions
{
    /// <summary>Address of the hub's gRPC port, for example <c>http://localhost:5001</c> or <c>https://id.example.com:5443</c>.</summary>
    public required Uri Address { get; set; }

    /// <summary>The hub's issuer, for example <c>http://localhost:5000</c>: where its token endpoint is discovered. Needed with <see cref="ClientId"/>.</summary>
    public Uri? Issuer { get; set; }

    /// <summary>The client's own id; null when every call brings a token of its own (<see cref="IdentityHubClient.WithToken"/>).</summary>
    public string? ClientId { get; set; }

    /// <summary>The client's secret.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The scopes to ask for, for example <c>party.read</c>; the hub gives none that nobody asked for.</summary>
    public IList<string> Scopes { get; } = [];

    /// <summary>The deadline of a unary call that brings none; 10 seconds.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a call is tried in all when the hub is unavailable; 1 to 5. Writes are tried again under the same request_id.</summary>
    public int MaximumAttempts { get; set; } = 4;

    /// <summary>Makes the HTTP handlers, one for gRPC and one for token requests; for tests and for special networks.</summary>
    public Func<HttpMessageHandler>? CreateHandler { get; set; }

    /// <summary>The clock by which tokens are renewed.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;
}
