using Google.Protobuf;
using IdentityHub.Protos.Party.V1;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.Grpc.Tests.Wire;

/// <summary>Bytes that no generated client would send.</summary>
public sealed class MalformedMessageTests(Hub hub)
{
    private const string Get = "/identityhub.party.v1.PartyService/Get";

    [Fact]
    public async Task Bytes_that_are_no_message_are_refused()
    {
        using var call = new RawCall(hub.GrpcAddress);
        var (code, reason, _) = await call.SendAsync(Get, [0x0A, 0xFF, 0xFF], new Tokens(hub).Make());
        code.ShouldBe(StatusCode.InvalidArgument);
        reason.ShouldBe("MESSAGE_MALFORMED");
    }

    [Fact]
    public async Task Text_that_is_not_utf8_is_refused()
    {
        using var call = new RawCall(hub.GrpcAddress);
        var (code, reason, status) = await call.SendAsync(Get, [0x0A, 4, (byte)'a', 0xC3, 0x28, 0xFF], new Tokens(hub).Make());
        code.ShouldBe(StatusCode.InvalidArgument, status?.ToString());
        reason.ShouldBe("MESSAGE_MALFORMED");
    }

    [Fact]
    public async Task A_message_above_four_megabytes_is_refused()
    {
        using var call = new RawCall(hub.GrpcAddress);
        var (code, reason, _) = await call.SendAsync(Get, new GetRequest { Gpid = new string('x', 5 << 20) }.ToByteArray(), new Tokens(hub).Make());
        code.ShouldBe(StatusCode.ResourceExhausted);
        reason.ShouldBe("MESSAGE_TOO_LARGE");
    }

    [Fact]
    public async Task An_unknown_method_says_so()
    {
        using var call = new RawCall(hub.GrpcAddress);
        (await call.SendAsync("/identityhub.party.v1.PartyService/Nothing", [], new Tokens(hub).Make())).ShouldSatisfyAllConditions(
            answer => answer.Code.ShouldBe(StatusCode.Unimplemented), answer => answer.Reason.ShouldBe("UNIMPLEMENTED"));
        (await call.SendAsync("/no.Service/Nothing", [], null)).Code.ShouldBe(StatusCode.Unimplemented);
    }

    [Fact]
    public async Task A_broken_message_in_a_stream_ends_the_stream_and_says_so()
    {
        using var call = new RawCall(hub.GrpcAddress);
        var (code, reason, _) = await call.SendAsync(
            "/identityhub.record.v1.SourceRecordService/StreamUpsert", [0x0A, 0xFF, 0xFF], new Tokens(hub) { Scope = "records.write" }.Make());
        code.ShouldBe(StatusCode.InvalidArgument);
        reason.ShouldBe("MESSAGE_MALFORMED");
    }

    [Fact]
    public async Task A_message_above_the_limit_in_a_stream_ends_the_stream_and_says_so()
    {
        using var call = new RawCall(hub.GrpcAddress);
        var message = new StreamUpsertRequest { CorrelationId = new string('x', 5 << 20) };
        var (code, reason, _) = await call.SendAsync(
            "/identityhub.record.v1.SourceRecordService/StreamUpsert", message.ToByteArray(), new Tokens(hub) { Scope = "records.write" }.Make());
        code.ShouldBe(StatusCode.ResourceExhausted);
        reason.ShouldBe("MESSAGE_TOO_LARGE");
    }
}
