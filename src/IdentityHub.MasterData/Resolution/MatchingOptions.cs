namespace IdentityHub.MasterData.Resolution;

/// <summary>Configuration section <c>Hub:Matching</c>; the same on every node and for the command line.</summary>
public sealed class MatchingOptions
{
    /// <summary>A model that <c>identityhub match train</c> learnt from the company's own records: the path of its file; empty for the model that comes with the hub.</summary>
    public string? Model { get; set; }
}
