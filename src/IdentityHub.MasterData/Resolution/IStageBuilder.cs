namespace IdentityHub.MasterData.Resolution;

/// <summary>A stage in the making: takes records one by one and keeps of each what judging needs. Not for several threads at once.</summary>
internal interface IStageBuilder
{
    /// <summary>What was kept of the records taken, by their places.</summary>
    IReadOnlyList<MatchFeatures> Records { get; }

    /// <summary>Takes a record; its place on the stage.</summary>
    int Add(MatchFeatures record);

    /// <summary>The stage; nothing is added any more.</summary>
    IMatchStage Build();
}
