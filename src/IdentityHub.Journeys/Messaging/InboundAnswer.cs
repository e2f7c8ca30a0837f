using IdentityHub.Consent.Messaging;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Journeys.Messaging;

/// <summary>What became of a message.</summary>
/// <param name="Keyword">The keyword that it consisted of.</param>
/// <param name="Reply">What the sender should answer, at once and once; null for nothing.</param>
/// <param name="Parties">The parties that use this number.</param>
/// <param name="Events">What was written into the ledger.</param>
/// <param name="SessionUntil">Until when answers may be sent; null for no session.</param>
public sealed record InboundAnswer(Keyword Keyword, string? Reply, IReadOnlyList<GlobalPartyId> Parties, IReadOnlyList<ConsentEventId> Events, DateTimeOffset? SessionUntil);
