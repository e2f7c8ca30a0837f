using System.Runtime.CompilerServices;
using Google.Protobuf;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.Client;

/// <summary>Imports files of source records.</summary>
public static class FileImport
{
    private const int ChunkSize = 256 * 1024;

    /// <summary>
    /// Sends a file and gives the news of its import as they come, its report last. A broken connection ends it with an exception, after which the same file is sent again:
    /// the import goes on behind its last batch.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="header">What the file holds.</param>
    /// <param name="file">Its bytes, from where the stream stands.</param>
    /// <param name="cancellation">Gives the import up behind its last batch.</param>
    public static async IAsyncEnumerable<ImportResponse> ImportAsync(
        this IdentityHubClient client, ImportHeader header, Stream file, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var call = client.Records.Import(cancellationToken: stop.Token);
        var sending = SendAsync();
        try
        {
            while (await call.ResponseStream.MoveNext(stop.Token))
                yield return call.ResponseStream.Current;
            await sending;
        }
        finally
        {
            await stop.CancelAsync();
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task SendAsync()
        {
            await call.RequestStream.WriteAsync(new ImportRequest { Header = header }, stop.Token);
            var buffer = new byte[ChunkSize];
            while (await file.ReadAtLeastAsync(buffer, ChunkSize, throwOnEndOfStream: false, stop.Token) is > 0 and var read)
                await call.RequestStream.WriteAsync(new ImportRequest { Chunk = ByteString.CopyFrom(buffer, 0, read) }, stop.Token);
            await call.RequestStream.CompleteAsync();
        }
    }
}
