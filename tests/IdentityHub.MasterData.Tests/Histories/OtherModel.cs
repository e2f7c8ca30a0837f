using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Tests.Histories;

/// <summary>A matcher whose model is changed while the hub runs, as a publication would.</summary>
internal sealed class OtherModel : IRecordMatcher
{
    private static readonly EngineMatcher[] Models =
    [
        new(ShippedModel.Instance),
        // Stricter in what it links, more generous in what it asks, and without two of the keys.
        new(ShippedModel.Instance with
        {
            Version = "other-1", UpperThreshold = 0.95, LowerThreshold = 0.1,
            Blocking = ShippedModel.Instance.Blocking with { Rules = [.. ShippedModel.Instance.Blocking.Rules.Where(rule => rule.Name is not ("phone" or "names and city"))] },
        }),
        // The other way round.
        new(ShippedModel.Instance with { Version = "other-2", UpperThreshold = 0.5, LowerThreshold = 0.3 }),
    ];

    private int current;

    /// <summary>Publishes the next model.</summary>
    public void Change() => current = (current + 1) % Models.Length;

    public string ModelVersion => Models[current].ModelVersion;

    public MatchFeatures Prepare(SourceKey key, SourceRecordContent content, PartyKind kind, SourceSystem system) => Models[current].Prepare(key, content, kind, system);

    public IStageBuilder BeginStage() => Models[current].BeginStage();

    public IMatchStage Stage(IReadOnlyList<MatchFeatures> records) => Models[current].Stage(records);
}
