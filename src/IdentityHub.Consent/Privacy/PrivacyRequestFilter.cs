using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Privacy;

/// <summary>Which requests to list.</summary>
public sealed record PrivacyRequestFilter
{
    /// <summary>Only those in one of these states; empty for all.</summary>
    public IReadOnlyList<PrivacyRequestState> States { get; init; } = [];

    /// <summary>Only of this kind; null for all.</summary>
    public PrivacyRequestKind? Kind { get; init; }

    /// <summary>Only of this account; null for all.</summary>
    public AccountId? Account { get; init; }

    /// <summary>Only about this party; null for all.</summary>
    public GlobalPartyId? Party { get; init; }
}
