using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace IdentityHub.MasterData.Import;

/// <summary>How a source system's files are read, kept so that nobody has to say it again.</summary>
/// <param name="Columns">Column to field; see <see cref="ImportOptions.Columns"/>.</param>
/// <param name="Scope">Scope of its keys; empty for none.</param>
/// <param name="Separator">Column separator; null: found out.</param>
public sealed record ImportMapping(IReadOnlyDictionary<string, string> Columns, string Scope = "", char? Separator = null)
{
    /// <summary>Of a system of which nothing is kept.</summary>
    public static ImportMapping Empty { get; } = new(new Dictionary<string, string>());

    /// <summary>Changes with anything in it; opaque.</summary>
    public string Etag()
    {
        var hash = new XxHash64();
        foreach (var (column, field) in Columns.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            hash.Append(Encoding.UTF8.GetBytes($"{column}\0{field}\0"));
        hash.Append(Encoding.UTF8.GetBytes($"{Scope}\0{Separator}"));
        return hash.GetCurrentHashAsUInt64().ToString("x16", CultureInfo.InvariantCulture);
    }
}
