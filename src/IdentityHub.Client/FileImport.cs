using Google.Protobuf;
using IdentityHub.Client.Calls;
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
    public static IAsyncEnumerable<ImportResponse> ImportAsync(
        this IdentityHubClient client, ImportHeader header, Stream file, CancellationToken cancellation = default) =>
        SendingCall.ReadAsync<ImportRequest, ImportResponse>(stop => client.Records.Import(cancellationToken: stop), async (into, stop) =>
        {
            await into.WriteAsync(new ImportRequest { Header = header }, stop);
            var buffer = new byte[ChunkSize];
            while (await file.ReadAtLeastAsync(buffer, ChunkSize, throwOnEndOfStream: false, stop) is > 0 and var read)
                await into.WriteAsync(new ImportRequest { Chunk = ByteString.CopyFrom(buffer, 0, read) }, stop);
        }, cancellation);
}
