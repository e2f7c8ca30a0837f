using System.Collections;
using System.Diagnostics.CodeAnalysis;
using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Sources;

/// <summary>All source systems by code, and the rules by which their values survive: what a command needs to know of both, read once.</summary>
internal sealed class SourceCatalog(Dictionary<string, SourceSystem> systems, SurvivorshipRules rules, bool isLoading = false) : IReadOnlyDictionary<string, SourceSystem>
{
    /// <summary>How values survive.</summary>
    public SurvivorshipRules Rules => rules;

    /// <summary>True while an initial load has the hub for itself.</summary>
    public bool IsLoading => isLoading;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => systems.Keys;

    /// <inheritdoc/>
    public IEnumerable<SourceSystem> Values => systems.Values;

    /// <inheritdoc/>
    public int Count => systems.Count;

    /// <inheritdoc/>
    public SourceSystem this[string key] => systems[key];

    /// <inheritdoc/>
    public bool ContainsKey(string key) => systems.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out SourceSystem value) => systems.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, SourceSystem>> GetEnumerator() => systems.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
