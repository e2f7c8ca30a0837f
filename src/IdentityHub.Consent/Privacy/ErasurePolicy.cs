using IdentityHub.Kernel.Erasure;

namespace IdentityHub.Consent.Privacy;

/// <summary>What becomes of each class of data.</summary>
public static class ErasurePolicy
{
    /// <summary>The treatment of a class: the policy's where the class allows it, the class's own otherwise.</summary>
    public static ErasureTreatment Of(DataClass data, IReadOnlyDictionary<string, ErasureTreatment> policy) =>
        policy.TryGetValue(data.Code, out var chosen) && data.Allowed.Contains(chosen) ? chosen : data.Treatment;

    /// <summary>Entries of a policy that mean nothing, as sentences for operators; empty for a good one.</summary>
    public static IReadOnlyList<string> Faults(IReadOnlyDictionary<string, ErasureTreatment> policy, IEnumerable<DataClass> classes)
    {
        var known = classes.ToDictionary(data => data.Code, StringComparer.Ordinal);
        return [.. policy.Select(entry => !known.TryGetValue(entry.Key, out var data) ? $"{entry.Key}: there is no such class of data."
            : data.Allowed.Contains(entry.Value) ? null
            : $"{entry.Key}: {entry.Value} isn't possible; {string.Join(", ", data.Allowed)} is.").OfType<string>()];
    }
}
