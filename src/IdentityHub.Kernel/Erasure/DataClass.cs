namespace IdentityHub.Kernel.Erasure;

/// <summary>A kind of personal data that one room of the hub keeps.</summary>
/// <param name="Code">Its name in policies, previews and certificates, lower case with hyphens; never changed.</param>
/// <param name="Treatment">What an erasure does with it unless the policy says otherwise.</param>
/// <param name="Allowed">What a policy may choose.</param>
/// <param name="Why">Why anything of it stays, in a sentence for certificates; null when nothing does.</param>
public sealed record DataClass(string Code, ErasureTreatment Treatment, IReadOnlyList<ErasureTreatment> Allowed, string? Why = null)
{
    /// <summary>A class with one treatment only.</summary>
    public DataClass(string code, ErasureTreatment treatment, string? why = null) : this(code, treatment, [treatment], why)
    {
    }
}
