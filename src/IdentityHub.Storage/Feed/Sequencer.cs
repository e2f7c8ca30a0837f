namespace IdentityHub.Storage.Feed;

/// <summary>Gives committed changes their positions.</summary>
internal static class Sequencer
{
    public const string LeaseName = "sequencer";
}
