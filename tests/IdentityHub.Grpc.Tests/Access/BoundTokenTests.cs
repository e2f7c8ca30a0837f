using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Protos.Party.V1;

namespace IdentityHub.Grpc.Tests.Access;

/// <summary>Tokens that are bound to a DPoP key (RFC 9449 §7), over gRPC.</summary>
public sealed class BoundTokenTests(Hub hub) : IDisposable
{
    private static readonly GetRequest Malformed = new() { Gpid = "x" };
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public async Task S079_a_bound_token_with_its_proof_gets_as_far_as_the_service_each_time_with_a_new_proof()
    {
        var token = new Tokens(hub) { BoundTo = Thumbprint() }.Make();

        for (var i = 0; i < 2; i++)
            (await CallAsync("DPoP", token, Proof(token))).ShouldBe(StatusCode.InvalidArgument);
        var once = Proof(token);
        (await CallAsync("DPoP", token, once)).ShouldBe(StatusCode.InvalidArgument);
        (await CallAsync("DPoP", token, once)).ShouldBe(StatusCode.Unauthenticated);
    }

    [Fact]
    public async Task S079_a_bound_token_as_bearer_without_proof_or_with_a_proof_for_another_method_is_refused()
    {
        var token = new Tokens(hub) { BoundTo = Thumbprint() }.Make();

        (await CallAsync("Bearer", token, null)).ShouldBe(StatusCode.Unauthenticated);
        (await CallAsync("Bearer", token, Proof(token))).ShouldBe(StatusCode.Unauthenticated);
        (await CallAsync("DPoP", token, null)).ShouldBe(StatusCode.Unauthenticated);
        (await CallAsync("DPoP", token, Proof(token, "Search"))).ShouldBe(StatusCode.Unauthenticated);
        (await CallAsync("DPoP", token, Proof(token + "x"))).ShouldBe(StatusCode.Unauthenticated);
        (await CallAsync("DPoP", new Tokens(hub) { BoundTo = "another" }.Make(), Proof(token))).ShouldBe(StatusCode.Unauthenticated);
        (await CallAsync("DPoP", new Tokens(hub).Make(), Proof(token))).ShouldBe(StatusCode.Unauthenticated);
    }

    public void Dispose() => key.Dispose();

    private async Task<StatusCode> CallAsync(string scheme, string token, string? proof)
    {
        var headers = new Metadata { { "authorization", $"{scheme} {token}" } };
        if (proof is not null)
            headers.Add("dpop", proof);
        try
        {
            await new PartyService.PartyServiceClient(hub.Channel).GetAsync(Malformed, headers, cancellationToken: TestContext.Current.CancellationToken);
            return StatusCode.OK;
        }
        catch (RpcException refusal)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(refusal.Status.Detail);
            return refusal.StatusCode;
        }
    }

    private (string X, string Y) Point()
    {
        var point = key.ExportParameters(false).Q;
        return (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
    }

    private string Thumbprint()
    {
        var (x, y) = Point();
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}""")));
    }

    private string Proof(string token, string method = "Get")
    {
        var (x, y) = Point();
        var header = JsonSerializer.Serialize(new { typ = "dpop+jwt", alg = "ES256", jwk = new { kty = "EC", crv = "P-256", x, y } });
        var payload = JsonSerializer.Serialize(new
        {
            jti = Guid.NewGuid().ToString("N"),
            htm = "POST",
            htu = new Uri(hub.GrpcAddress, $"identityhub.party.v1.PartyService/{method}").AbsoluteUri,
            iat = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
            ath = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(token))),
        });
        var text = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}";
        return $"{text}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }
}
