using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Google.Rpc;

namespace IdentityHub.Grpc.Tests.Hosting;

/// <summary>A gRPC call made by hand: any bytes, any headers.</summary>
internal sealed class RawCall(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler()) { BaseAddress = address };

    /// <summary>Sends one message (its bytes as they are) and gives the status with its reason.</summary>
    public async Task<(StatusCode Code, string Reason, Google.Rpc.Status? Status)> SendAsync(string method, byte[] message, string? token, Action<HttpRequestMessage>? change = null)
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)message.Length);
        message.CopyTo(frame, 5);
        using var request = new HttpRequestMessage(HttpMethod.Post, method) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new ByteArrayContent(frame) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        change?.Invoke(request);

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var code = Header(response, "grpc-status");
        code.ShouldNotBeNull($"HTTP {(int)response.StatusCode} without a gRPC status");
        var details = Header(response, "grpc-status-details-bin");
        var status = details is null ? null : Google.Rpc.Status.Parser.ParseFrom(Convert.FromBase64String(details.PadRight((details.Length + 3) / 4 * 4, '=')));
        return ((StatusCode)int.Parse(code), status?.GetDetail<ErrorInfo>()?.Reason ?? "", status);
    }

    public void Dispose() => http.Dispose();

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.TrailingHeaders.TryGetValues(name, out values) ? values.First() : null;
}
