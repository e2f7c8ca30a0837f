using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Overview;

/// <summary>One statement in a person's history.</summary>
/// <param name="Event">Its id in the ledger.</param>
/// <param name="At">When it was said.</param>
/// <param name="Action">What was said.</param>
/// <param name="Channel">On which channel; null for all.</param>
/// <param name="ContactPoint">For which address, readable; null for none or when it was erased.</param>
/// <param name="Sentence">All of it in a sentence, in English.</param>
public sealed record HistoryEntry(ConsentEventId Event, DateTimeOffset At, ConsentAction Action, Channel? Channel, string? ContactPoint, string Sentence);
