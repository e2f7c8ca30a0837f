namespace IdentityHub.Matching.Records;

/// <summary>One source record with its raw attribute values, as the hub hands it over in real time.</summary>
/// <param name="Id">Unique together with the source.</param>
/// <param name="Source">The system it comes from, or null.</param>
/// <param name="Values">Raw values; an attribute may occur several times.</param>
public sealed record SourceRecord(string Id, string? Source, IReadOnlyList<AttributeValue> Values);
