namespace IdentityHub.MasterData.Stewardship;

/// <summary>What stewards said of pairs that the matcher found about equally likely.</summary>
/// <param name="Tenth">The band: 0 is below a probability of 0.1, 9 is 0.9 and above.</param>
/// <param name="Linked">Answers that say "the same".</param>
/// <param name="Parted">Answers that say "not a match".</param>
public sealed record ScoreBand(int Tenth, int Linked, int Parted)
{
    /// <summary>Answers that say what the score leaned to.</summary>
    public int Agreeing => Tenth >= 5 ? Linked : Parted;
}
