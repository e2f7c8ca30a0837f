namespace IdentityHub.MasterData.Resolution;

/// <summary>Why two records are one party, or why not.</summary>
/// <param name="PriorWeight">log2 of the odds that two random records match.</param>
/// <param name="Contributions">Line by line, in the order of the attributes.</param>
/// <param name="TotalWeight">log2 of the odds that the two are one, in bits.</param>
/// <param name="Probability">The same as a probability, 0 to 1.</param>
/// <param name="Verdict">What the hub does with the two by itself.</param>
/// <param name="Rule">The deterministic rule that links or parts them, for example <c>email</c>, <c>pin</c>; null when the score decides.</param>
/// <param name="Obstacles">
/// What stands against a link: <c>kind</c> (person and organisation), <c>pin</c> (a steward's word), <c>exclusive-identifier</c>, <c>account</c> (unproven evidence towards a party
/// that holds an account), <c>no-common-key</c> (never compared by themselves), <c>below-threshold</c>, <c>whole-party</c> (the parties taken as a whole speak against it),
/// <c>shared-contact-point</c> (a record without a name, whose contact points lead to several parties).
/// </param>
/// <param name="ModelVersion">Version of the model and rules.</param>
public sealed record MatchExplanation(
    double PriorWeight, IReadOnlyList<MatchContribution> Contributions, double TotalWeight, double Probability, MatchVerdict Verdict, string? Rule,
    IReadOnlyList<string> Obstacles, string ModelVersion);
