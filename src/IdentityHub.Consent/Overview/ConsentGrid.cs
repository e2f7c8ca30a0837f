using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Overview;

/// <summary>A party's consents for employees: purpose by channel with the reason, and everything that was said, the latest first.</summary>
/// <param name="Party">The party.</param>
/// <param name="Decisions">One for every purpose and each of its channels.</param>
/// <param name="History">What all its records said, the latest first, at most 200.</param>
public sealed record ConsentGrid(GlobalPartyId Party, IReadOnlyList<(Purpose Purpose, Channel Channel, ConsentDecision Decision)> Decisions, IReadOnlyList<ConsentStatement> History)
{
    /// <summary>How many of the contact points spoken of are spoken of by other parties too: a family's mailbox, a switchboard.</summary>
    public int SharedContactPoints { get; init; }

    /// <summary>Suppressions of the contact points spoken of, those that have ended too, the latest first.</summary>
    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];
}
