using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Export;

namespace IdentityHub.Cli.Exporting;

/// <summary>JSON Lines, UTF-8, in the names of the import: profiles and contents go as they are kept.</summary>
internal sealed class JsonExportWriter : IExportWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 20);
    private readonly Utf8JsonWriter json;
    private readonly Stream output;

    public JsonExportWriter(Stream output) => (this.output, json) = (output, new Utf8JsonWriter(buffer, Options));

    public void Write(IExported item)
    {
        json.WriteStartObject();
        switch (item)
        {
            case ExportedParty party:
                Write(party);
                break;
            case ExportedKey key:
                Write(key.Key);
                json.WriteString("record_id", key.Record.ToString());
                json.WriteString("gpid", key.Party.ToString());
                json.WriteBoolean("deleted", key.Deleted);
                json.WriteString("linked_at", key.LinkedAt);
                break;
            case ExportedVersion version:
                Write(version);
                break;
            case ExportedLink link:
                Write(link);
                break;
        }
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
    }

    public async ValueTask FlushAsync(CancellationToken cancellation)
    {
        await output.WriteAsync(buffer.WrittenMemory, cancellation);
        buffer.ResetWrittenCount();
    }

    public void Dispose() => json.Dispose();

    private void Write(ExportedParty party)
    {
        json.WriteString("gpid", party.Id.ToString());
        if (party.MergedInto is { } survivor)
            json.WriteString("merged_into", survivor.ToString());
        json.WriteString("kind", party.Kind.ToString().ToLowerInvariant());
        json.WriteNumber("revision", party.Revision);
        json.WriteString("created_at", party.CreatedAt);
        json.WriteString("changed_at", party.ChangedAt);
        json.WritePropertyName("profile");
        json.WriteRawValue(party.Profile, skipInputValidation: true);
    }

    private void Write(ExportedVersion version)
    {
        Write(version.Key);
        json.WriteString("record_id", version.Record.ToString());
        json.WriteNumber("number", version.Number);
        json.WriteBoolean("present", version.Present);
        json.WriteBoolean("deleted", version.Deleted);
        json.WriteString("kind", version.Kind.ToString().ToLowerInvariant());
        if (version.SourceTime is { } time)
            json.WriteString("source_time", time);
        if (version.SourceVersion is { } number)
            json.WriteNumber("source_version", number);
        json.WriteString("received_at", version.At);
        json.WritePropertyName("content");
        json.WriteRawValue(version.Content.Length == 0 ? "{}"u8 : version.Content, skipInputValidation: true);
    }

    private void Write(ExportedLink link)
    {
        json.WriteString("record_id", link.Record.ToString());
        json.WriteString("gpid", link.Party.ToString());
        json.WriteString("rule", link.Rule);
        if (link.Weight is { } weight)
            json.WriteNumber("weight", weight);
        json.WriteString("model", link.Model);
        if (link.Decision is { } decision)
            json.WriteString("decision", decision.ToString());
        json.WriteString("at", link.At);
    }

    private void Write(SourceKey key)
    {
        json.WriteString("system", key.System);
        json.WriteString("scope", key.Scope);
        json.WriteString("key", key.Key);
    }
}
