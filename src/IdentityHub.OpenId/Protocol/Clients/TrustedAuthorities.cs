using System.Security.Cryptography.X509Certificates;

namespace IdentityHub.OpenId.Protocol.Clients;

/// <summary>The certificate authorities whose certificates clients may authenticate with (RFC 8705 §2.1): those that the operator names, never the machine's own list.</summary>
internal sealed class TrustedAuthorities(SignOnOptions options)
{
    private static readonly string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private readonly X509Certificate2Collection roots = Load(options.ClientAuthorities);

    /// <summary>True when there is any.</summary>
    public bool Any => roots.Count > 0;

    /// <summary>True when the chain leads to one of them, is in time, and may authenticate clients.</summary>
    public bool Vouch(X509Certificate2 certificate, DateTimeOffset now)
    {
        if (!Any)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ExtraStore.AddRange(roots);
        chain.ChainPolicy.ApplicationPolicy.Add(new(ClientAuthentication));
        // The authorities are the company's own; their revocation lists are rarely on the network that the hub sees.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        return chain.Build(certificate);
    }

    private static X509Certificate2Collection Load(string? path)
    {
        var found = new X509Certificate2Collection();
        if (path is not null)
            found.ImportFromPemFile(path);
        return found;
    }
}
