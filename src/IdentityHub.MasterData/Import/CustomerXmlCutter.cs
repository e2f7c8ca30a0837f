using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml;

namespace IdentityHub.MasterData.Import;

/// <summary>
/// Cuts a storefront's customer list (Salesforce B2C Commerce, <c>customer-list/customers/customer</c>; namespaces are not looked at) into its customers. The place behind one
/// is its number in the file. No document type is read, so that no entity expands and no other file is fetched.
/// </summary>
internal sealed class CustomerXmlCutter(Stream file) : IRecordCutter
{
    private const int LongestRecord = 1 << 20;

    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
        MaxCharactersFromEntities = 0,
    };

    /// <summary>The list's id: the scope of its customer numbers; empty when it names none. Known once the first record was read.</summary>
    public string ListId { get; private set; } = "";

    /// <inheritdoc/>
    /// <remarks>Ends with a record without text when the file is no well-formed XML: nothing can be read behind that place.</remarks>
    public async IAsyncEnumerable<FileRecord> ReadAsync(long from, long line, [EnumeratorCancellation] CancellationToken cancellation)
    {
        file.Position = 0;
        using var reader = XmlReader.Create(file, Settings);
        var lines = (IXmlLineInfo)reader;
        var number = 0L;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            FileRecord? record = null;
            try
            {
                if (!await ToCustomerAsync(reader))
                    yield break;
                var at = lines.LineNumber;
                number++;
                if (number <= from)
                {
                    // Passed over without being held.
                    await reader.SkipAsync();
                    continue;
                }
                var text = await reader.ReadOuterXmlAsync();
                record = text.Length <= LongestRecord ? new FileRecord(at, number, text, null) : new FileRecord(at, number, null, "TOO_LONG");
            }
            catch (XmlException malformed)
            {
                record = new FileRecord(malformed.LineNumber, number, null, string.Create(CultureInfo.InvariantCulture, $"{MalformedAt}{malformed.LineNumber}:{malformed.LinePosition}"));
            }
            yield return record.Value;
            if (IsFatal(record.Value))
                yield break;
        }
    }

    /// <summary>Where the file stops being XML; null for every other record.</summary>
    public static string? FaultOf(FileRecord record) => IsFatal(record) ? record.Problem![MalformedAt.Length..] : null;

    private const string MalformedAt = "MALFORMED_XML ";

    private static bool IsFatal(FileRecord record) => record.Problem?.StartsWith(MalformedAt, StringComparison.Ordinal) == true;

    private async Task<bool> ToCustomerAsync(XmlReader reader)
    {
        // ReadOuterXml and Skip leave the reader on what follows the customer.
        while (reader.ReadState == ReadState.Initial || reader.NodeType != XmlNodeType.Element || reader.LocalName != "customer")
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "customer-list" })
                ListId = reader.GetAttribute("list-id") ?? "";
            if (!await reader.ReadAsync())
                return false;
        }
        return true;
    }
}
