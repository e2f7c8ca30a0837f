using System.Security.Cryptography;

namespace IdentityHub.Demo.Hosting;

/// <summary>The demo's files: database, root key, the samples' few data, and a mark that the seed is complete.</summary>
internal sealed class DemoFolder
{
    private const string SeedVersion = "2";
    private readonly string path;
    private string version = SeedVersion;

    public DemoFolder(string path) => this.path = Directory.CreateDirectory(path).FullName;

    /// <summary>True when everything made up is in the database.</summary>
    public bool IsSeeded => File.Exists(Mark) && File.ReadAllText(Mark) == version;

    /// <summary>
    /// Keeps what an earlier start left when it is a whole seed in a database of this form; begins anew otherwise, rather than show half of a seed or stumble over tables of before.
    /// </summary>
    /// <param name="form">See <see cref="Storage.HubDatabase.Form"/>.</param>
    public void Open(string form)
    {
        version = $"{SeedVersion} {form}";
        if (!IsSeeded)
            Clear();
    }

    /// <summary>The database.</summary>
    public string ConnectionString => $"Data Source={Path.Combine(path, "hub.db")}";

    private string Mark => Path.Combine(path, "seeded");

    /// <summary>The seed is complete.</summary>
    public void MarkSeeded() => File.WriteAllText(Mark, version);

    /// <summary>A folder for a sample.</summary>
    public string For(string sample) => Directory.CreateDirectory(Path.Combine(path, sample)).FullName;

    /// <summary>The root key, made at the first start. Beside the database, which is right for a demo and for nothing else.</summary>
    public string RootKey()
    {
        var file = Path.Combine(path, "root.key");
        if (!File.Exists(file))
            File.WriteAllText(file, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return File.ReadAllText(file);
    }

    private void Clear()
    {
        foreach (var name in new[] { "seeded", "hub.db", "hub.db-wal", "hub.db-shm", "hub.db.erasures" })
            File.Delete(Path.Combine(path, name));
        foreach (var sample in new[] { "storefront", "community" })
        {
            if (Directory.Exists(Path.Combine(path, sample)))
                Directory.Delete(Path.Combine(path, sample), recursive: true);
        }
    }
}
