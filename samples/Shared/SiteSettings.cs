namespace IdentityHub.Samples;

/// <summary>What a site knows of the hub: where it is, and the client it is registered as.</summary>
/// <param name="Name">Short name of the site: prefix of its cookies, and the code of its source system at the hub.</param>
/// <param name="Authority">Issuer of the hub.</param>
/// <param name="Grpc">Address of the hub's gRPC port.</param>
/// <param name="ClientId">Client id.</param>
/// <param name="ClientSecret">Client secret.</param>
/// <param name="DataFolder">Where the site keeps its own few data; null keeps them in memory.</param>
internal sealed record SiteSettings(string Name, Uri Authority, Uri Grpc, string ClientId, string ClientSecret, string? DataFolder)
{
    /// <summary>True: the hub's sign-in is shown within the site's own pages as well.</summary>
    public bool EmbedsSignIn { get; init; }

    /// <summary>Reads <c>Hub:Authority</c>, <c>Hub:Grpc</c>, <c>Hub:ClientId</c>, <c>Hub:ClientSecret</c> and <c>Data:Folder</c>.</summary>
    public static SiteSettings Read(IConfiguration configuration, string name) => new(
        name,
        new Uri(configuration["Hub:Authority"] ?? "http://localhost:5000/"),
        new Uri(configuration["Hub:Grpc"] ?? "http://localhost:5001/"),
        configuration["Hub:ClientId"] ?? name,
        configuration["Hub:ClientSecret"] ?? throw new InvalidOperationException("Hub:ClientSecret is missing: the secret that the hub showed when the client was registered."),
        configuration["Data:Folder"]);
}
