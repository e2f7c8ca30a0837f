using IdentityHub.Matching.Model;
using Microsoft.Extensions.Options;

namespace IdentityHub.MasterData.Resolution;

/// <summary>The model that this node decides with.</summary>
public sealed class ModelInUse
{
    /// <summary>As the column of link decisions is long.</summary>
    private const int LongestVersion = 64;

    /// <summary>Reads it. Throws <see cref="InvalidOperationException"/>, with a sentence for who runs the hub, when the file that is configured holds no model.</summary>
    public ModelInUse(IOptions<MatchingOptions> options) => Model = string.IsNullOrWhiteSpace(options.Value.Model) ? ShippedModel.Instance : Read(options.Value.Model);

    /// <summary>Name and version, as link decisions tell them.</summary>
    public string Version => Model.Version;

    internal MatchModel Model { get; }

    private static MatchModel Read(string file)
    {
        try
        {
            var model = MatchModel.FromJson(File.ReadAllText(file));
            if (model.Version.Length is 0 or > LongestVersion)
                throw new FormatException($"Its name must have 1 to {LongestVersion} characters.");
            if (model.Version == ShippedModel.Instance.Version)
                throw new FormatException($"'{model.Version}' is the name of the model that comes with the hub.");
            return model;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new InvalidOperationException($"Hub:Matching:Model names '{file}', which can't be used: {problem.Message}");
        }
    }
}
