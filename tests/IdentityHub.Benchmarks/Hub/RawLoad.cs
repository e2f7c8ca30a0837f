using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using IdentityHub.EndToEnd.Hubs;
using IdentityHub.OpenId;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>Loads one unary method over two connections with messages that were written before.</summary>
internal sealed class RawLoad
{
    private const int Connections = 2;

    /// <summary>Half of the load that the hub is to bear.</summary>
    private const double Rate = 7500;

    private readonly HubSettings settings;
    private readonly LoadRun run;
    private readonly string token;

    private RawLoad(HubSettings settings, LoadRun run, string token) => (this.settings, this.run, this.token) = (settings, run, token);

    /// <summary>Gets the token with which all calls are made.</summary>
    public static async Task<RawLoad> OpenAsync(HubSettings settings, LoadRun run)
    {
        using var http = new HttpClient { BaseAddress = settings.Web };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = string.Join(' ', HubScopes.Api) }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{HubSettings.ClientId}:{HubSettings.ClientSecret}")));
        using var answer = await http.SendAsync(request);
        using var body = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
        return new RawLoad(settings, run, body.RootElement.GetProperty("access_token").GetString()!);
    }

    /// <summary>As fast as the hub answers, with always as many calls under way; then at a steady rate.</summary>
    public async Task MeasureAsync(string name, string method, IReadOnlyList<IMessage> messages, LoadOptions options)
    {
        byte[][] bytes = [.. messages.Select(message => message.ToByteArray())];
        LoadRun.Tell(await MeasureAsync(name, options.Time, method, bytes, (calls, span, next) => calls.KeepBusy(Math.Max(1, options.Calls / Connections), span, next)));
        LoadRun.Tell(await MeasureAsync(FormattableString.Invariant($"  at {Rate} a second"), options.Time, method, bytes, static (calls, span, next) => calls.Pace(Rate / Connections, span, next)));
    }

    private Task<LoadFigures> MeasureAsync(string name, TimeSpan time, string method, byte[][] messages, Func<RawCalls, TimeSpan, Func<ReadOnlyMemory<byte>>, List<long>> work)
    {
        var place = -1;
        ReadOnlyMemory<byte> Next() => messages[(uint)Interlocked.Increment(ref place) % (uint)messages.Length];
        return run.MeasureAsync(name, time, async span =>
        {
            using var connections = new DisposableList(Enumerable.Range(0, Connections).Select(_ => new RawCalls(settings.Grpc, method, token)));
            var parts = await Task.WhenAll(connections.Select(calls => Task.Factory.StartNew(() => work(calls, span, Next), TaskCreationOptions.LongRunning)));
            if (connections.Select(calls => calls.Failure).FirstOrDefault(failure => failure is not null) is { } failure)
                throw new InvalidOperationException($"{method} failed: {failure}");
            return [.. parts.SelectMany(part => part)];
        });
    }

    private sealed class DisposableList(IEnumerable<RawCalls> calls) : List<RawCalls>(calls), IDisposable
    {
        public void Dispose() => ForEach(call => call.Dispose());
    }
}
