namespace IdentityHub.Storage.Consent;

/// <summary>A form or subscription of the catalogue as one document: there are few of them, and they are always read whole.</summary>
internal sealed class ConsentCatalogRow
{
    public int Kind { get; init; }

    public required string Code { get; init; }

    public required string Content { get; set; }
}
