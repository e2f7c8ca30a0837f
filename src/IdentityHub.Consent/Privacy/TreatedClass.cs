using IdentityHub.Kernel.Erasure;

namespace IdentityHub.Consent.Privacy;

/// <summary>What becomes of one class of data.</summary>
/// <param name="Code">The class.</param>
/// <param name="Treatment">What is done with it.</param>
/// <param name="Found">How many rows were found when it was previewed.</param>
/// <param name="Touched">How many were erased or changed so far.</param>
/// <param name="Why">Why something of it stays; null when nothing does.</param>
public sealed record TreatedClass(string Code, ErasureTreatment Treatment, long Found, long Touched, string? Why)
{
    /// <summary>Why an employee chose this treatment instead of the policy's; null when nobody did. No personal data.</summary>
    public string? ChosenBecause { get; init; }
}
