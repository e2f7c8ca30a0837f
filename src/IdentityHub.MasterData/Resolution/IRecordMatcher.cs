using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Says which records could be one party and which are. Pure: the same input gives the same answer for a model version, on every node and for ever.</summary>
internal interface IRecordMatcher
{
    /// <summary>Version of model and rules, written into link decisions. What is generic and how keys are made is frozen in it.</summary>
    string ModelVersion { get; }

    /// <summary>Brings a record into the form that is judged.</summary>
    MatchFeatures Prepare(SourceKey key, SourceRecordContent content, PartyKind kind, SourceSystem system);

    /// <summary>Reads records together, so that their keys are made and any two of them are judged; what comes out doesn't depend on who else is read along.</summary>
    IMatchStage Stage(IReadOnlyList<MatchFeatures> records);

    /// <summary>The same for records that are too many to be held with all that they say.</summary>
    IStageBuilder BeginStage();
}
