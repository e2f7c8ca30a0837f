using IdentityHub.Matching.Model;

namespace IdentityHub.Matching;

/// <summary>What came out of resolving a table.</summary>
/// <param name="PartyOf">For each record its party: numbers from 0 without gaps, in order of each party's first row.</param>
/// <param name="Probability">For each record the probability of its strongest link inside its party; 1 for a record that is alone.</param>
/// <param name="PartyCount">Number of parties.</param>
/// <param name="ReviewPairs">What a steward should look at, most probable first.</param>
/// <param name="Model">The model that was used: the one given, or the one trained on the table.</param>
/// <param name="Threshold">The probability from which pairs were linked.</param>
/// <param name="CandidatePairs">Number of distinct pairs that were scored.</param>
/// <param name="Seconds">Time by phase.</param>
/// <param name="Notes">What the run has to say for people: attributes that couldn't be taught, guards that were reached.</param>
public sealed record Resolution(
    int[] PartyOf,
    float[] Probability,
    int PartyCount,
    IReadOnlyList<ReviewPair> ReviewPairs,
    MatchModel Model,
    double Threshold,
    long CandidatePairs,
    PhaseTimes Seconds,
    IReadOnlyList<string> Notes);
