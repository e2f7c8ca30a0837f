using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityHub.Consent.Purposes;
using Microsoft.Extensions.Options;

namespace IdentityHub.Consent.Jurisdictions;

/// <summary>The jurisdictions that this deployment knows: the shipped configuration, with what its own file replaces or adds.</summary>
public sealed class JurisdictionBook
{
    private const string Shipped = "IdentityHub.Consent.Jurisdictions.jurisdictions.json";
    private const int Capacity = 10_000;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() }, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly ConcurrentDictionary<(string Places, PurposeId Purpose, Channel Channel, DateOnly Day), (Purpose Purpose, JurisdictionDuties Duties)> known = new();

    /// <summary>Reads the configuration; throws <see cref="InvalidDataException"/> when a file is not what it has to be, so that a node refuses to start with it.</summary>
    public JurisdictionBook(IOptions<JurisdictionOptions> options)
    {
        DefaultPlace = options.Value.DefaultPlace;
        if (DefaultPlace is not null && !Places.IsValid(DefaultPlace))
            throw new InvalidDataException($"Consent:DefaultPlace \"{DefaultPlace}\" is no ISO 3166 country or subdivision.");
        Policy = options.Value.JurisdictionsFile is { } file ? Over(ReadShipped(), Read(File.ReadAllText(file), file)) : ReadShipped();
    }

    /// <summary>A book of one policy.</summary>
    public JurisdictionBook(JurisdictionPolicy policy, string? defaultPlace = null) => (Policy, DefaultPlace) = (policy, defaultPlace);

    /// <summary>What holds here.</summary>
    public JurisdictionPolicy Policy { get; }

    /// <summary>Where a person is taken to be when nothing is known; null for nowhere.</summary>
    public string? DefaultPlace { get; }

    /// <summary>The shipped configuration.</summary>
    public static JurisdictionPolicy ReadShipped()
    {
        using var stream = typeof(JurisdictionBook).Assembly.GetManifestResourceStream(Shipped) ?? throw new InvalidDataException("The shipped jurisdictions are missing.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd(), "shipped jurisdictions");
    }

    /// <summary>Reads a configuration; throws <see cref="InvalidDataException"/> that says what is wrong.</summary>
    public static JurisdictionPolicy Read(string json, string name)
    {
        try
        {
            var policy = JsonSerializer.Deserialize<JurisdictionPolicy>(json, Format) ?? throw new InvalidDataException($"{name}: empty.");
            foreach (var area in policy.Jurisdictions.SelectMany(j => j.Areas.Concat(j.Rules.SelectMany(r => r.Areas))))
            {
                if (!Places.IsValid(area))
                    throw new InvalidDataException($"{name}: \"{area}\" is no ISO 3166 country or subdivision.");
            }
            if (policy.Jurisdictions.SelectMany(j => j.Rules).GroupBy(r => r.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
                throw new InvalidDataException($"{name}: two rules are called {twice.Key}.");
            return policy;
        }
        catch (JsonException malformed)
        {
            throw new InvalidDataException($"{name}: {malformed.Message}", malformed);
        }
    }

    /// <summary>What the law of these places demands; several places: all of it. With a purpose that isn't offered in any of them, the answer is outside.</summary>
    /// <param name="places">ISO 3166; empty for unknown.</param>
    /// <param name="purpose">For what.</param>
    /// <param name="channel">By which channel.</param>
    /// <param name="asOf">When.</param>
    public JurisdictionDuties For(IReadOnlyCollection<string> places, Purpose purpose, Channel channel, DateTimeOffset asOf)
    {
        if (places.Count == 0)
        {
            if (DefaultPlace is null)
                return JurisdictionDuties.None;
            places = [DefaultPlace];
        }
        var day = DateOnly.FromDateTime(asOf.UtcDateTime);
        var key = (places.Count == 1 ? places.First() : string.Join(' ', places.Order(StringComparer.Ordinal)), purpose.Id, channel, day);
        // A purpose that was changed since is another object.
        if (known.TryGetValue(key, out var entry) && ReferenceEquals(entry.Purpose, purpose))
            return entry.Duties;
        var duties = Work(places, purpose, channel, day);
        if (known.Count >= Capacity)
            known.Clear();
        known[key] = (purpose, duties);
        return duties;
    }

    private JurisdictionDuties Work(IReadOnlyCollection<string> places, Purpose purpose, Channel channel, DateOnly day)
    {
        var applying = new List<IReadOnlyList<JurisdictionRule>>();
        var hours = new List<(string, JurisdictionRule)>();
        foreach (var place in places)
        {
            foreach (var jurisdiction in Policy.Jurisdictions)
            {
                if (!jurisdiction.Areas.Any(area => Places.LiesIn(place, area)))
                    continue;
                var rules = jurisdiction.Rules.Where(rule => rule.AppliesTo(place, purpose, channel, day)).ToArray();
                if (rules.Length > 0)
                    applying.Add(rules);
                hours.AddRange(rules.Where(rule => rule.Hours.Count > 0).Select(rule => (place, rule)));
            }
        }
        return new JurisdictionDuties(applying, purpose.Places.Count > 0 && !places.Any(place => purpose.Places.Any(area => Places.LiesIn(place, area))), hours);
    }

    private static JurisdictionPolicy Over(JurisdictionPolicy shipped, JurisdictionPolicy own) => new(
        $"{shipped.Version}+{own.Version}",
        [.. shipped.Jurisdictions.Where(s => own.Jurisdictions.All(o => o.Code != s.Code)), .. own.Jurisdictions]);
}
