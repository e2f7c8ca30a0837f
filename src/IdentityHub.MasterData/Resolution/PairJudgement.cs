namespace IdentityHub.MasterData.Resolution;

/// <summary>What matching makes of two records.</summary>
/// <param name="Class">In a word.</param>
/// <param name="Strength">How good the link is, if it is one.</param>
/// <param name="Weight">log2 of the odds that they are one party, in bits, to a thousandth; <see cref="Certainty"/> when a rule says so.</param>
/// <param name="Rule">The rule's name in link decisions.</param>
internal readonly record struct PairJudgement(PairClass Class, LinkStrength Strength, double Weight, string Rule)
{
    /// <summary>The weight of a rule's word.</summary>
    public const double Certainty = 100;

    public static PairJudgement Apart { get; } = new(PairClass.Apart, default, 0, "");

    public bool IsLink => Class is PairClass.Scored or PairClass.Certain or PairClass.Contact;

    /// <summary>Whether it links beyond a score, by something that both sides prove.</summary>
    public bool IsProven => Class == PairClass.Certain || Class == PairClass.Contact && Strength != LinkStrength.Unproven;

    public double Probability => 1 / (1 + Math.Pow(2, -Weight));
}
