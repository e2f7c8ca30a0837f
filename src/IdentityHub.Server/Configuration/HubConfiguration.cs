using System.Globalization;
using System.Net;
using IdentityHub.Kernel.Nodes;

namespace IdentityHub.Server.Configuration;

/// <summary>Reads the configuration and says everything that is wrong with it at once, so that an operator mends it in one go.</summary>
public static class HubConfiguration
{
    private static readonly string[] Providers = ["Sqlite", "PostgreSql", "SqlServer"];

    /// <summary>The options, or <see cref="ConfigurationRefusedException"/> with every problem found.</summary>
    public static HubOptions Read(IConfiguration configuration)
    {
        var problems = new List<string>();

        var web = Address(configuration, "Hub:Listen:Web", HubOptions.DefaultWebAddress, problems);
        var grpc = Address(configuration, "Hub:Listen:Grpc", HubOptions.DefaultGrpcAddress, problems);
        if (web.Port == grpc.Port && web.Port != 0)
            problems.Add("Hub:Listen:Web and Hub:Listen:Grpc name the same port; gRPC has a port of its own.");

        var issuer = Issuer(configuration, web, problems);
        if (!NodeRolesText.TryParse(configuration["Hub:Roles"], out var roles))
            problems.Add("Hub:Roles may list web, grpc and worker, separated by commas.");

        if (string.IsNullOrWhiteSpace(configuration["Hub:RootKey"]) && string.IsNullOrWhiteSpace(configuration["Hub:RootKeyFile"]))
            problems.Add("Hub:RootKey (or Hub:RootKeyFile) is missing. It encrypts every key in the database; make one with `openssl rand -base64 32` and keep it outside the database.");

        var provider = configuration["Database:Provider"];
        if (provider is null || !Providers.Contains(provider, StringComparer.OrdinalIgnoreCase))
            problems.Add($"Database:Provider is {(provider is null ? "missing" : "unknown")}; it is one of {string.Join(", ", Providers)}.");
        if (string.IsNullOrWhiteSpace(configuration["Database:ConnectionString"]))
            problems.Add("Database:ConnectionString is missing.");

        var certificate = configuration["Hub:Certificate:Path"];
        if (certificate is not null && !File.Exists(certificate))
            problems.Add("Hub:Certificate:Path names no file.");

        if (configuration["Hub:TrustedProxies"] is { Length: > 0 })
            problems.Add("Hub:TrustedProxies is a list: write Hub:TrustedProxies:0 (in the environment Hub__TrustedProxies__0) and so on.");
        var proxies = configuration.GetSection("Hub:TrustedProxies").Get<string[]>() ?? [];
        if (proxies.Any(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)))
            problems.Add("Hub:TrustedProxies may list IP addresses and networks such as 10.1.0.0/16.");

        var httpsPort = Port(configuration, "Hub:Listen:HttpsPort", problems) ?? 5443;
        var mtlsPort = Port(configuration, "Hub:Listen:MtlsPort", problems);
        var forwardedCertificate = configuration["Hub:Mtls:ForwardedHeader"];
        CheckMutualTls(configuration, certificate is not null, mtlsPort, forwardedCertificate, proxies, problems);

        if (problems.Count > 0)
            throw new ConfigurationRefusedException(problems);

        return new HubOptions
        {
            Issuer = issuer!,
            Roles = roles,
            WebAddress = web,
            GrpcAddress = grpc,
            CertificatePath = certificate,
            CertificateKeyPath = configuration["Hub:Certificate:KeyPath"],
            CertificatePassword = configuration["Hub:Certificate:Password"],
            HttpsPort = httpsPort,
            MtlsPort = mtlsPort,
            ForwardedCertificateHeader = forwardedCertificate,
            TrustedProxies = proxies,
        };
    }

    private static void CheckMutualTls(IConfiguration configuration, bool hasCertificate, int? port, string? header, string[] proxies, List<string> problems)
    {
        if (port is not null && !hasCertificate)
            problems.Add("Hub:Listen:MtlsPort needs Hub:Certificate:Path: clients show their certificate over TLS.");
        if (header is not null && proxies.Length == 0)
            problems.Add("Hub:Mtls:ForwardedHeader needs Hub:TrustedProxies: from anybody else the header would be a forgery.");
        if (configuration["Hub:Mtls:Address"] is { } address && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
            problems.Add("Hub:Mtls:Address must be an https address.");
        if (configuration["Hub:Mtls:Authorities"] is { } authorities && !File.Exists(authorities))
            problems.Add("Hub:Mtls:Authorities names no file.");
    }

    private static int? Port(IConfiguration configuration, string key, List<string> problems)
    {
        if (configuration[key] is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65_535)
            return port;
        problems.Add($"{key} must be a port, 1 to 65535.");
        return null;
    }

    private static Uri Address(IConfiguration configuration, string key, string fallback, List<string> problems)
    {
        var text = configuration[key] ?? fallback;
        // A wildcard host is no legal URI host; 0.0.0.0 says the same.
        if (Uri.TryCreate(text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var address)
            && address.Scheme == Uri.UriSchemeHttp && (address.Host == "localhost" || IPAddress.TryParse(address.Host, out _)))
            return address;
        problems.Add($"{key} must look like http://localhost:5000, http://127.0.0.1:5000 or http://*:5000.");
        return new Uri(fallback);
    }

    private static Uri? Issuer(IConfiguration configuration, Uri web, List<string> problems)
    {
        var text = configuration["Hub:Issuer"];
        if (text is null && (web.IsLoopback || web.Host == "localhost"))
            return web;
        if (text is null)
        {
            problems.Add("Hub:Issuer is missing: the https address by which browsers reach the hub.");
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var issuer) || issuer.Query.Length > 0 || issuer.Fragment.Length > 0)
            problems.Add("Hub:Issuer must be an absolute address without query or fragment (RFC 8414 §2).");
        else if (issuer.Scheme != Uri.UriSchemeHttps && !issuer.IsLoopback)
            problems.Add("Hub:Issuer must be https, except on loopback (RFC 8414 §2).");
        return issuer;
    }
}
