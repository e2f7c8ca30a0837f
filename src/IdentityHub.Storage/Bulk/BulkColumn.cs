namespace IdentityHub.Storage.Bulk;

/// <summary>One column of a bulk write.</summary>
/// <param name="Name">Its name.</param>
/// <param name="StoreType">Its type in the engine's words.</param>
/// <param name="ProviderType">The .NET type that the driver takes, not nullable.</param>
/// <param name="IsNullable">Whether rows may have no value.</param>
/// <param name="Read">The driver's value of a row, boxed: for drivers whose parameters are.</param>
internal sealed record BulkColumn(string Name, string StoreType, Type ProviderType, bool IsNullable, Func<object, object?> Read);
