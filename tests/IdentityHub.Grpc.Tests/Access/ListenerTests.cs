using System.Net;

namespace IdentityHub.Grpc.Tests.Access;

/// <summary>What is reachable by which port, whatever a request claims.</summary>
public sealed class ListenerTests(Hub hub) : IDisposable
{
    private readonly HttpClient http = new();

    public void Dispose() => http.Dispose();

    [Theory]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/health/live")]
    [InlineData("/sign-in")]
    [InlineData("/connect/token")]
    [InlineData("/")]
    public async Task Nothing_but_grpc_is_served_on_the_grpc_port(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(hub.GrpcAddress, path)) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.Host = hub.WebAddress.Authority;
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task No_grpc_is_served_on_the_web_port_whatever_the_host_header_says()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(hub.WebAddress, "/identityhub.party.v1.PartyService/Get")) { Content = new ByteArrayContent([0, 0, 0, 0, 0]) };
        request.Content.Headers.ContentType = new("application/grpc");
        request.Headers.Host = hub.GrpcAddress.Authority;
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Headers.Contains("grpc-status").ShouldBeFalse();
    }
}
