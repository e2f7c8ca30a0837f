using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace IdentityHub.Samples;

/// <summary>The site's own numbers for the people who have signed in: the stub profile that a first login makes.</summary>
internal sealed class OwnKeys
{
    private readonly Lock gate = new();
    private readonly string? file;
    private readonly string prefix;
    private readonly ConcurrentDictionary<string, string> keys;

    /// <param name="folder">Where to keep them; null for memory.</param>
    /// <param name="prefix">What the numbers begin with.</param>
    public OwnKeys(string? folder, string prefix)
    {
        this.prefix = prefix;
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            file = Path.Combine(folder, "own-keys.json");
        }
        keys = file is not null && File.Exists(file)
            ? new(JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [], StringComparer.Ordinal)
            : new(StringComparer.Ordinal);
    }

    /// <summary>The number of a subject of the hub; null before their first login.</summary>
    public string? Find(string subject) => keys.GetValueOrDefault(subject);

    /// <summary>The number of a subject, made at the first login.</summary>
    public (string Key, bool IsNew) FindOrMake(string subject)
    {
        lock (gate)
        {
            if (keys.TryGetValue(subject, out var known))
                return (known, false);
            var key = prefix + (100_001 + keys.Count).ToString(CultureInfo.InvariantCulture);
            keys[subject] = key;
            if (file is not null)
            {
                // Written beside and moved, so that a crash leaves the old list or the new one.
                File.WriteAllText(file + ".new", JsonSerializer.Serialize(keys));
                File.Move(file + ".new", file, overwrite: true);
            }
            return (key, true);
        }
    }
}
