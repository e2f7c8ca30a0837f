using IdentityHub.Cli.Running;
using IdentityHub.MasterData.Import;

namespace IdentityHub.Cli.Import;

/// <summary>How a file is written, by what the operator says or by its name.</summary>
internal static class FileFormats
{
    public static ImportFormat Of(string? named, FileInfo path) => (named ?? path.Extension.TrimStart('.').ToLowerInvariant()) switch
    {
        "csv" or "tsv" or "txt" => ImportFormat.Csv,
        "jsonl" or "ndjson" => ImportFormat.JsonLines,
        "xml" => ImportFormat.CustomerXml,
        _ => throw new CommandFailedException($"Say --format csv, jsonl or xml: the name of {path.Name} doesn't tell.", ExitCodes.Usage),
    };
}
