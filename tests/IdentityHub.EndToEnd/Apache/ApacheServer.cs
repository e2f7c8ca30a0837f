using System.Diagnostics;
using System.Net.Sockets;

namespace IdentityHub.EndToEnd.Apache;

/// <summary>Debian's Apache as a process of ours on a loopback port, with Debian's certified relying party <c>libapache2-mod-auth-openidc</c> in it.</summary>
internal sealed class ApacheServer : IDisposable
{
    public const string ClientId = "apache";
    public const string Secret = "apache-secret-of-a-test";
    private const string Program = "/usr/sbin/apache2";
    private const string Modules = "/usr/lib/apache2/modules";

    private readonly string folder = Directory.CreateTempSubdirectory("identityhub-apache-").FullName;
    private readonly Process process;

    private ApacheServer(Uri address, Uri issuer)
    {
        Address = address;
        Directory.CreateDirectory(Path.Combine(folder, "www", "protected"));
        File.WriteAllText(Path.Combine(folder, "www", "protected", "index.html"), "<!doctype html><title>Members</title><h1>Members only</h1>");
        File.WriteAllText(Path.Combine(folder, "www", "bye.html"), "<!doctype html><title>Bye</title><h1>Good bye</h1>");
        File.WriteAllText(Path.Combine(folder, "apache.conf"), Configuration(issuer));
        // Started by root, Apache serves as another user, who must be able to read this.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        process = Process.Start(new ProcessStartInfo(Program, ["-f", Path.Combine(folder, "apache.conf"), "-DFOREGROUND"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        })!;
    }

    /// <summary>Why it can't run here; null when it can.</summary>
    public static string? Missing => !File.Exists(Program) ? "Apache isn't installed (apt: apache2-bin)."
        : !File.Exists(Path.Combine(Modules, "mod_auth_openidc.so")) ? "Apache's OpenID Connect module isn't installed (apt: libapache2-mod-auth-openidc)." : null;

    public Uri Address { get; }

    public Uri Protected => new(Address, "protected/");

    public Uri Callback => new(Address, "protected/callback");

    public Uri BackChannelLogout => new(Address, "protected/callback?logout=backchannel");

    public Uri Bye => new(Address, "bye.html");

    /// <summary>What it wrote down, for a failing test.</summary>
    public string Log => File.Exists(Path.Combine(folder, "error.log")) ? File.ReadAllText(Path.Combine(folder, "error.log")) : "";

    public static async Task<ApacheServer> StartAsync(Uri issuer, int port, CancellationToken cancellation)
    {
        var server = new ApacheServer(new Uri($"http://127.0.0.1:{port}/"), issuer);
        for (var i = 0; i < 600; i++)
        {
            if (server.process.HasExited)
                throw new InvalidOperationException($"Apache ended: {await server.process.StandardError.ReadToEndAsync(cancellation)} {server.Log}");
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync("127.0.0.1", port, cancellation);
                return server;
            }
            catch (SocketException)
            {
                await Task.Delay(25, cancellation);
            }
        }
        throw new TimeoutException($"Apache doesn't listen: {server.Log}");
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string Configuration(Uri issuer) => $$"""
        ServerRoot {{folder}}
        ServerName 127.0.0.1
        Listen 127.0.0.1:{{Address.Port}}
        PidFile {{folder}}/apache.pid
        ErrorLog {{folder}}/error.log
        LogLevel warn auth_openidc:info
        Mutex file:{{folder}} default
        User www-data
        Group www-data
        LoadModule mpm_event_module {{Modules}}/mod_mpm_event.so
        LoadModule authn_core_module {{Modules}}/mod_authn_core.so
        LoadModule authz_core_module {{Modules}}/mod_authz_core.so
        LoadModule authz_user_module {{Modules}}/mod_authz_user.so
        LoadModule dir_module {{Modules}}/mod_dir.so
        LoadModule headers_module {{Modules}}/mod_headers.so
        LoadModule auth_openidc_module {{Modules}}/mod_auth_openidc.so
        StartServers 1
        ServerLimit 1
        ThreadsPerChild 8
        MaxRequestWorkers 8
        DocumentRoot {{folder}}/www
        DirectoryIndex index.html
        OIDCProviderMetadataURL {{new Uri(issuer, ".well-known/openid-configuration")}}
        OIDCClientID {{ClientId}}
        OIDCClientSecret {{Secret}}
        OIDCRedirectURI {{Callback}}
        OIDCCryptoPassphrase a-passphrase-of-a-test-and-no-other-use
        OIDCScope "openid profile email"
        OIDCPKCEMethod S256
        OIDCRemoteUserClaim email
        OIDCCookieSameSite On
        <Location /protected>
          Header always set Cache-Control no-store
          AuthType openid-connect
          Require valid-user
          Header always set X-Person "%{OIDC_CLAIM_email}e"
          Header always set X-Given-Name "%{OIDC_CLAIM_given_name}e"
        </Location>

        """;
}
