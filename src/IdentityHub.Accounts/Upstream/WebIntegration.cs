using System.Reflection;
using Microsoft.Extensions.Configuration;
using OpenIddict.Client;
using static OpenIddict.Client.WebIntegration.OpenIddictClientWebIntegrationConstants;

namespace IdentityHub.Accounts.Upstream;

/// <summary>
/// OpenIddict's list of web providers by name. Its builder has a method for each of more than a hundred; what those set is a type and its settings, which a
/// configuration names as well: so the list is read off its constants once.
/// </summary>
internal static class WebIntegration
{
    private static readonly Dictionary<string, string> Types = typeof(ProviderTypes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string))
        .ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!, StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them, in the alphabet's order.</summary>
    public static IEnumerable<string> Names => Types.Keys.Order(StringComparer.Ordinal);

    /// <summary>True for a provider of the list.</summary>
    public static bool Exists(string name) => Types.ContainsKey(name);

    /// <summary>Makes a registration one of that provider.</summary>
    public static void Fill(OpenIddictClientRegistration registration, string name, IConfigurationSection? settings)
    {
        var field = typeof(ProviderTypes).GetFields(BindingFlags.Public | BindingFlags.Static).Single(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase));
        var type = typeof(OpenIddict.Client.WebIntegration.OpenIddictClientWebIntegrationSettings).GetNestedType(field.Name)
            ?? throw new InvalidOperationException($"OpenIddict has no settings for {name}.");
        registration.ProviderType = Types[name];
        registration.ProviderSettings = Activator.CreateInstance(type);
        settings?.Bind((object)registration.ProviderSettings!);
    }
}
