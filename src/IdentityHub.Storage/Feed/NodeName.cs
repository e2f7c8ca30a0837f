namespace IdentityHub.Storage.Feed;

/// <summary>Names this process among the nodes, anew at every start.</summary>
internal sealed class NodeName
{
    /// <summary>Machine, process and a random part; below 128 characters.</summary>
    public string Value { get; } = $"{Environment.MachineName[..Math.Min(64, Environment.MachineName.Length)]}/{Environment.ProcessId}/{Guid.NewGuid():N}";
}
