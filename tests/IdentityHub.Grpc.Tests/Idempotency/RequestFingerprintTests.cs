using IdentityHub.Grpc.Idempotency;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.Grpc.Tests.Idempotency;

/// <summary>What makes two requests the same.</summary>
public sealed class RequestFingerprintTests
{
    [Fact]
    public void The_order_of_map_entries_does_not_matter()
    {
        var record = Made.Record(key: "1", email: "a@example.com");
        var (one, other) = (new UpsertRequest { Record = record.Clone() }, new UpsertRequest { Record = record.Clone() });
        one.Record.Attributes.Extra.Add("a", "1");
        one.Record.Attributes.Extra.Add("b", "2");
        other.Record.Attributes.Extra.Add("b", "2");
        other.Record.Attributes.Extra.Add("a", "1");
        RequestFingerprint.Of("/m", one).ShouldBe(RequestFingerprint.Of("/m", other));
    }

    [Fact]
    public void Method_and_content_do()
    {
        var request = new UpsertRequest { Record = Made.Record() };
        var fingerprint = RequestFingerprint.Of("/m", request);
        fingerprint.ShouldMatch("^[0-9a-f]{64}$");
        RequestFingerprint.Of("/n", request).ShouldNotBe(fingerprint);
        RequestFingerprint.Of("/m", new UpsertRequest { Record = Made.Record() }).ShouldNotBe(fingerprint);
    }
}
