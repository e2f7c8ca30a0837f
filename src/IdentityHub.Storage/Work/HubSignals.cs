namespace IdentityHub.Storage.Work;

/// <summary>What the parts of one node tell each other without the database; other nodes find out by looking.</summary>
internal sealed class HubSignals
{
    /// <summary>A command that published was committed.</summary>
    public Signal Committed { get; } = new();

    /// <summary>Changes got positions.</summary>
    public Signal Sequenced { get; } = new();

    /// <summary>A job was committed.</summary>
    public Signal Enqueued { get; } = new();
}
