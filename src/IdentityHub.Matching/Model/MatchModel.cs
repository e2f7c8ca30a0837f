using System.Text.Json;
using System.Text.Json.Serialization;

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

    /// <summary>The model as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads a model.</summary>
    /// <exception cref="FormatException">The text is no model, or one of a newer form.</exception>
    public static MatchModel FromJson(string json)
    {
        try
        {
            var model = JsonSerializer.Deserialize<MatchModel>(json, Json) ?? throw new FormatException("The file holds no model.");
            return model.Format is > 0 and <= CurrentFormat ? model : throw new FormatException($"The model has form {model.Format}; this program reads up to {CurrentFormat}.");
        }
        catch (JsonException error)
        {
            throw new FormatException($"The file is no model: {error.Message}", error);
        }
    }
}
