using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityHub.Matching.Blocking;
using IdentityHub.Matching.Normalisation;

namespace IdentityHub.Matching.Model;

/// <summary>A trained or default model: immutable, versioned, saved as readable JSON.</summary>
public sealed record MatchModel
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Version of the file's form; a reader refuses a newer one.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Version of the file's form.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>Name and version given by whoever published it.</summary>
    public string Version { get; init; } = "default";

    /// <summary>Probability that two random records are one party.</summary>
    public double PriorMatch { get; init; } = 1e-6;

    /// <summary>Probability that two random records are two persons of one household.</summary>
    public double PriorHousehold { get; init; } = 2e-6;

    /// <summary>Probability from which a pair is linked.</summary>
    public double UpperThreshold { get; init; } = 0.3;

    /// <summary>Probability from which a pair that isn't linked is shown to a steward.</summary>
    public double LowerThreshold { get; init; } = 0.1;

    /// <summary>The comparisons.</summary>
    public IReadOnlyList<ComparisonModel> Comparisons { get; init; } = DefaultComparisons.All;

    /// <summary>How common values are.</summary>
    public IReadOnlyDictionary<FrequencyKind, FrequencyTable> Frequencies { get; init; } = new Dictionary<FrequencyKind, FrequencyTable>();

    /// <summary>Whether ambiguous dates are read day first or month first; proven by the records that the model was trained on.</summary>
    public DateOrder DateOrder { get; init; }

    /// <summary>Deterministic rules beside the probabilities.</summary>
    public IReadOnlyList<MatchRule> Rules { get; init; } = [];

    /// <summary>The candidate keys.</summary>
    public BlockingModel Blocking { get; init; } = BlockingModel.Default;

    /// <summary>The model as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads a model.</summary>
    /// <exception cref="FormatException">The text is no model, or one of a newer form.</exception>
    public static MatchModel FromJson(string json)
    {
        try
        {
            var model = JsonSerializer.Deserialize<MatchModel>(json, Json) ?? throw new FormatException("The file holds no model.");
            if (model.Format is not (> 0 and <= CurrentFormat))
                throw new FormatException($"The model has form {model.Format}; this program reads up to {CurrentFormat}.");
            return model.Fault() is { } fault ? throw new FormatException(fault) : model;
        }
        catch (JsonException error)
        {
            throw new FormatException($"The file is no model: {error.Message}", error);
        }
    }

    // A file that was edited by hand must not join everybody.
    private string? Fault() =>
        Version is null || Comparisons is null or { Count: 0 } || Frequencies is null || Rules is null || Blocking?.Rules is null or { Count: 0 } || Blocking.Oversized is null
            ? "The model lacks its version, comparisons, frequencies, rules or candidate keys."
        : !(UpperThreshold > 0 && UpperThreshold < 1 && LowerThreshold > 0 && LowerThreshold <= UpperThreshold)
            ? "The model's thresholds must lie between 0 and 1, the lower not above the upper."
        : !(PriorMatch > 0 && PriorHousehold >= 0 && PriorMatch + PriorHousehold < 1)
            ? "The model's prior probabilities must lie between 0 and 1."
        : null;

    internal KeySet OversizedKeys() =>
        new(Blocking.Oversized.Select(hash => ulong.Parse(hash, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
}
