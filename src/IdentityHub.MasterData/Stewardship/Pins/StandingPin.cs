using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Stewardship.Pins;

/// <summary>A word that stands and that every later run obeys.</summary>
/// <param name="Pin">What it says, with its records.</param>
/// <param name="Keys">The source keys of those of its records that are in the party asked about or in parties connected with it.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">Since when.</param>
/// <param name="Actor">Whose word it is.</param>
public sealed record StandingPin(Pin Pin, IReadOnlyDictionary<SourceRecordId, SourceKey> Keys, string Reason, DateTimeOffset At, Actor Actor)
{
    /// <summary>Whether it is taken back by <see cref="StewardPins.ReleaseAsync"/>; merges, links and answers have undoings of their own.</summary>
    public bool IsReleasable { get; init; }
}
