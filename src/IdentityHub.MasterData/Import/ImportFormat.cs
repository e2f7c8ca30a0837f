namespace IdentityHub.MasterData.Import;

/// <summary>How an import file is written.</summary>
public enum ImportFormat
{
    /// <summary>Comma-separated values with a header line (RFC 4180), UTF-8.</summary>
    Csv = 1,

    /// <summary>One JSON object a line, UTF-8.</summary>
    JsonLines = 2,

    /// <summary>The XML of a storefront's customer list (Salesforce B2C Commerce).</summary>
    CustomerXml = 3,
}
