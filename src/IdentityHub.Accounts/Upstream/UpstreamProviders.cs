using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace IdentityHub.Accounts.Upstream;

/// <summary>The providers of <c>Hub:Upstream:Providers</c>, checked.</summary>
public sealed partial class UpstreamProviders
{
    /// <summary>The type of a provider that is known by nothing but its discovery document.</summary>
    public const string OpenId = "OpenId";

    private const int LargestIcon = 20 * 1024;

    private UpstreamProviders(IReadOnlyList<UpstreamProvider> all) => All = all;

    /// <summary>In the order of the configuration, which is that of the buttons.</summary>
    public IReadOnlyList<UpstreamProvider> All { get; }

    /// <summary>One of them, or null.</summary>
    public UpstreamProvider? Find(string? name) => All.FirstOrDefault(provider => provider.Name == name);

    /// <summary>Reads and checks them. Throws <see cref="InvalidOperationException"/> with everything that is wrong.</summary>
    public static UpstreamProviders Read(IConfiguration configuration)
    {
        var problems = new List<string>();
        var found = new List<UpstreamProvider>();
        foreach (var section in configuration.GetSection("Hub:Upstream:Providers").GetChildren())
        {
            var provider = section.Get<UpstreamProvider>() ?? new UpstreamProvider();
            provider.Settings = section.GetSection("Settings");
            Check(provider, section.Path, problems);
            if (found.Any(other => other.Name == provider.Name))
                problems.Add($"{section.Path}:Name is given twice.");
            found.Add(provider);
        }
        return problems.Count == 0 ? new UpstreamProviders(found) : throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
    }

    private static void Check(UpstreamProvider provider, string path, List<string> problems)
    {
        if (!NamePattern().IsMatch(provider.Name))
            problems.Add($"{path}:Name must be 1 to 40 small letters, digits and dashes.");
        if (provider.DisplayName.Length == 0)
            provider.DisplayName = provider.Name;
        if (provider.ClientId.Length == 0)
            problems.Add($"{path}:ClientId is missing.");
        if (provider.Type == OpenId && provider.Issuer is not { IsAbsoluteUri: true, Query: "", Fragment: "" })
            problems.Add($"{path}:Issuer is missing, or no absolute address without query and fragment.");
        if (provider.Issuer is { IsAbsoluteUri: true } issuer && issuer.Scheme != Uri.UriSchemeHttps && !issuer.IsLoopback)
            problems.Add($"{path}:Issuer must be https, except on loopback.");
        if (provider.Type != OpenId && !WebIntegration.Exists(provider.Type))
            problems.Add($"{path}:Type is neither {OpenId} nor one of {string.Join(", ", WebIntegration.Names)}.");
        if (provider.ClientSecretFile is { } file)
        {
            if (File.Exists(file))
                provider.ClientSecret = File.ReadAllText(file).Trim();
            else
                problems.Add($"{path}:ClientSecretFile names no file.");
        }
        ReadIcon(provider, path, problems);
    }

    private static void ReadIcon(UpstreamProvider provider, string path, List<string> problems)
    {
        if (provider.IconFile is not { } file)
            return;
        var type = Path.GetExtension(file).ToLowerInvariant() switch { ".svg" => "image/svg+xml", ".png" => "image/png", _ => null };
        if (type is null || !File.Exists(file) || new FileInfo(file).Length > LargestIcon)
            problems.Add($"{path}:IconFile names no SVG or PNG file of at most {LargestIcon / 1024} KB.");
        else
            provider.Icon = $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(file))}";
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex NamePattern();
}
