using System.Runtime.InteropServices;
using IdentityHub.Grpc.Freshness;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Grpc.Calls;

/// <summary>What interceptors and services of one call share.</summary>
internal sealed class HubCall
{
    private readonly List<(GlobalPartyId Party, long Revision)> seen = [];

    /// <summary>Who calls; set before any service runs.</summary>
    public Caller Caller { get; set; } = new("", null);

    /// <summary>How fresh the answer must be.</summary>
    public ReadConsistency Consistency { get; set; } = ReadConsistency.MinimizeLatency;

    /// <summary>Ends when the caller gives up, the deadline passes or, without one, the server's own patience does.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>The parties that the answer tells of; at most 64.</summary>
    public IReadOnlyCollection<GlobalPartyId> Parties => [.. seen.Select(entry => entry.Party)];

    /// <summary>The answer tells of this revision of this party.</summary>
    public void Saw(GlobalPartyId party, long revision)
    {
        if (seen.Count < ConsistencyTokens.MaximumParties)
            seen.Add((party, revision));
    }

    /// <summary>
    /// The token of the answer: what it tells of, and what the caller had seen already, so that a chain of reads never goes back in time
    /// even when one of them touches nothing.
    /// </summary>
    public string TokenOfAnswer()
    {
        if (Consistency.AtLeastAsFresh is { } earlier)
        {
            foreach (var (party, revision) in earlier.Revisions)
            {
                if (!Knows(party))
                    Saw(party, revision);
            }
        }

        return ConsistencyTokens.Encode(CollectionsMarshal.AsSpan(seen));
    }

    /// <summary>Forgets what was seen: a command that is run again begins anew.</summary>
    public void Restart() => seen.Clear();

    private bool Knows(GlobalPartyId party)
    {
        foreach (var entry in CollectionsMarshal.AsSpan(seen))
        {
            if (entry.Party == party)
                return true;
        }

        return false;
    }
}
