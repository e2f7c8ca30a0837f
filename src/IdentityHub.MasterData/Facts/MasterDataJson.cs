using System.Text.Json.Serialization;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Import;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Loading;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Quality;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Survivorship;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.MasterData.Stewardship.Pins;

namespace IdentityHub.MasterData.Facts;

/// <summary>How this module's values are kept as JSON; compiled ahead, because intake writes thousands a second.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(SourceRecordContent))]
[JsonSerializable(typeof(GoldenProfile))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(SourceSystem))]
[JsonSerializable(typeof(SurvivorshipRules))]
[JsonSerializable(typeof(KeptReceipt))]
[JsonSerializable(typeof(KeptMerge))]
[JsonSerializable(typeof(KeptLink))]
[JsonSerializable(typeof(KeptAnswer))]
[JsonSerializable(typeof(KeptPin))]
[JsonSerializable(typeof(ChangePayload))]
[JsonSerializable(typeof(ImportCheckpoint))]
[JsonSerializable(typeof(LoadCheckpoint))]
[JsonSerializable(typeof(QualityReport))]
[JsonSerializable(typeof(ImportMapping))]
internal sealed partial class MasterDataJson : JsonSerializerContext;
