using IdentityHub.Kernel.Nodes;
using IdentityHub.Server.Configuration;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace IdentityHub.Server.Tests.Configuration;

public sealed class HubConfigurationTests
{
    private static readonly Dictionary<string, string?> Sound = new()
    {
        ["Hub:RootKey"] = Convert.ToBase64String(new byte[32]),
        ["Database:Provider"] = "Sqlite",
        ["Database:ConnectionString"] = "Data Source=hub.db",
    };

    [Fact]
    public void A_sound_configuration_on_loopback_needs_no_issuer()
    {
        var options = HubConfiguration.Read(With());

        options.Issuer.ShouldBe(new Uri("http://localhost:5000"));
        options.GrpcAddress.ShouldBe(new Uri("http://localhost:5001"));
        options.Roles.ShouldBe(NodeRoles.All);
    }

    [Theory]
    [InlineData("Hub:RootKey", null, "Hub:RootKey")]
    [InlineData("Database:Provider", null, "Database:Provider is missing")]
    [InlineData("Database:Provider", "Oracle", "Database:Provider is unknown")]
    [InlineData("Database:ConnectionString", "  ", "Database:ConnectionString is missing")]
    [InlineData("Hub:Roles", "web,cook", "Hub:Roles")]
    [InlineData("Hub:Roles", "7", "Hub:Roles")]
    [InlineData("Hub:Issuer", "http://id.example.com", "must be https")]
    [InlineData("Hub:Issuer", "https://id.example.com/?tenant=1", "without query")]
    [InlineData("Hub:Listen:Web", "https://localhost:5000", "Hub:Listen:Web")]
    [InlineData("Hub:Listen:Web", "localhost:5000", "Hub:Listen:Web")]
    [InlineData("Hub:Listen:Web", "http://*:5000", "Hub:Issuer is missing")]
    [InlineData("Hub:Listen:Grpc", "http://localhost:5000", "same port")]
    [InlineData("Hub:Certificate:Path", "/nowhere/at/all.pfx", "Hub:Certificate:Path")]
    [InlineData("Hub:TrustedProxies:0", "proxy.local", "Hub:TrustedProxies")]
    [InlineData("Hub:TrustedProxies:0", "10.1.0.0/99", "Hub:TrustedProxies")]
    [InlineData("Hub:TrustedProxies", "10.1.0.1", "Hub:TrustedProxies is a list")]
    [InlineData("Hub:Listen:MtlsPort", "5444", "Hub:Listen:MtlsPort needs Hub:Certificate:Path")]
    [InlineData("Hub:Listen:MtlsPort", "soon", "Hub:Listen:MtlsPort must be a port")]
    [InlineData("Hub:Listen:HttpsPort", "70000", "Hub:Listen:HttpsPort must be a port")]
    [InlineData("Hub:Mtls:ForwardedHeader", "Client-Cert", "Hub:Mtls:ForwardedHeader needs Hub:TrustedProxies")]
    [InlineData("Hub:Mtls:Address", "http://mtls.example.com", "Hub:Mtls:Address must be an https address")]
    [InlineData("Hub:Mtls:Authorities", "/nowhere/at/all.pem", "Hub:Mtls:Authorities names no file")]
    public void A_bad_value_is_refused_by_name(string key, string? value, string says) =>
        Should.Throw<ConfigurationRefusedException>(() => HubConfiguration.Read(With((key, value)))).Problems.ShouldHaveSingleItem().ShouldContain(says);

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() =>
        Should.Throw<ConfigurationRefusedException>(() => HubConfiguration.Read(new ConfigurationBuilder().Build())).Problems.Count.ShouldBe(3);

    [Fact]
    public void S046_a_proxy_that_is_trusted_may_forward_certificates()
    {
        var options = HubConfiguration.Read(With(("Hub:TrustedProxies:0", "10.1.0.0/16"), ("Hub:TrustedProxies:1", "::1"), ("Hub:Mtls:ForwardedHeader", "Client-Cert")));

        options.TrustedProxies.ShouldBe(["10.1.0.0/16", "::1"]);
        options.ForwardedCertificateHeader.ShouldBe("Client-Cert");
        options.HttpsPort.ShouldBe(5443);
    }

    [Theory]
    [InlineData("web", NodeRoles.Web)]
    [InlineData("Grpc, worker", NodeRoles.Grpc | NodeRoles.Worker)]
    [InlineData("", NodeRoles.All)]
    public void Roles_are_read(string text, NodeRoles roles) =>
        HubConfiguration.Read(With(("Hub:Roles", text))).Roles.ShouldBe(roles);

    private static IConfiguration With(params (string Key, string? Value)[] changes)
    {
        var values = new Dictionary<string, string?>(Sound);
        foreach (var (key, value) in changes)
            values[key] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}
