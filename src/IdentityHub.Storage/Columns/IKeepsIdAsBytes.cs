namespace IdentityHub.Storage.Columns;

/// <summary>Marks the converters that keep a typed id as its 16 bytes, so that bulk writes may hand over the id itself.</summary>
internal interface IKeepsIdAsBytes;
