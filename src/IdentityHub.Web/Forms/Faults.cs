using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Web.Forms;

/// <summary>What is wrong with a form: sentences for the person, some of them about one field.</summary>
public sealed class Faults
{
    private readonly Dictionary<string, string> byField = new(StringComparer.Ordinal);
    private readonly List<string> general = [];

    /// <summary>Nothing is wrong.</summary>
    public bool None => byField.Count == 0 && general.Count == 0;

    /// <summary>Sentences about the form as a whole.</summary>
    public IReadOnlyList<string> General => general;

    /// <summary>Fields at fault with their sentence, in the order they were found.</summary>
    public IReadOnlyDictionary<string, string> ByField => byField;

    /// <summary>The sentence about a field; null when it is well.</summary>
    public string? Of(string field) => byField.GetValueOrDefault(field);

    /// <summary>Something is wrong with the form as a whole.</summary>
    public void Add(string sentence) => general.Add(sentence);

    /// <summary>Something is wrong with a field; the first sentence about it stays.</summary>
    public void Add(string field, string sentence) => byField.TryAdd(field, sentence);

    /// <summary>Says why a module refused: its violations at their fields when the form has them, the rest above the form.</summary>
    public void Add(Refusal refusal, params IReadOnlyList<string> fields)
    {
        foreach (var violation in refusal.Violations)
        {
            if (fields.FirstOrDefault(field => Names(violation.Field, field)) is { } field)
                Add(field, violation.Description);
            else
                Add(violation.Description);
        }
        if (refusal.Violations.Count == 0)
            Add(refusal.Message);
    }

    // Modules speak of given_name, forms of givenName.
    private static bool Names(string violated, string field) =>
        violated.Replace("_", "", StringComparison.Ordinal).Equals(field, StringComparison.OrdinalIgnoreCase);
}
