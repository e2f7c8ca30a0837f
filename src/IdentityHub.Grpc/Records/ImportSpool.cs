using Grpc.Core;
using IdentityHub.Grpc.Errors;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.Grpc.Records;

/// <summary>
/// Takes a file that arrives in pieces down to a place of its own on this node's disk, readable by this process alone and gone with it: an import reads a file more than once.
/// </summary>
internal static class ImportSpool
{
    private const int LargestChunk = 1 << 20;
    private const long LargestFile = 4L << 30;

    /// <summary>The file, once it is all there.</summary>
    public static async Task<FileStream> TakeAsync(IAsyncStreamReader<ImportRequest> requests, CancellationToken cancellation)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan | (OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None),
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var path = Path.Combine(Path.GetTempPath(), $"identityhub-import-{Guid.NewGuid():n}");
        var file = new FileStream(path, options);
        try
        {
            // Without a name from here on: whatever ends the process ends the file, which is full of people.
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
            while (await requests.MoveNext(cancellation))
            {
                if (requests.Current.PartCase != ImportRequest.PartOneofCase.Chunk)
                    throw Refusal.Invalid("header", "is the first message and no other").ToException();
                var chunk = requests.Current.Chunk;
                if (chunk.Length > LargestChunk)
                    throw Refusal.Invalid("chunk", "has more than a megabyte").ToException();
                if (file.Length + chunk.Length > LargestFile)
                    throw Refusal.Invalid("chunk", "makes the file larger than four gigabytes: import it in parts").ToException();
                await file.WriteAsync(chunk.Memory, cancellation);
            }
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
