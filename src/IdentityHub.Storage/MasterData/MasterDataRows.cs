using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;

namespace IdentityHub.Storage.MasterData;

/// <summary>Rows to what the module speaks, and back.</summary>
internal static class MasterDataRows
{
    public static SourceRecordRow Row(RecordState record) => new()
    {
        Id = record.Id,
        PartyId = record.Party,
        HomeId = record.Home,
        IsNative = record.IsNative,
        Rule = record.Rule,
        KeyHash = KeyHashes.Of(record.Key),
        System = record.Key.System,
        Scope = record.Key.Scope,
        Key = record.Key.Key,
        Versions = record.Versions,
        Content = KeptForm.Write(record.Content),
        ContentHash = record.ContentHash,
        Kind = (int)record.Kind,
        Deleted = record.Deleted,
        SourceTime = record.SourceTime,
        SourceVersion = record.SourceVersion,
        ReceivedAt = record.ReceivedAt,
        ChangedAt = record.ChangedAt,
    };

    public static RecordState Record(SourceRecordRow row) => new()
    {
        Id = row.Id,
        Party = row.PartyId,
        Home = row.HomeId,
        IsNative = row.IsNative,
        Rule = row.Rule,
        Key = new SourceKey(row.System, row.Scope, row.Key),
        Versions = row.Versions,
        Content = KeptForm.ReadContent(row.Content),
        ContentHash = row.ContentHash,
        Kind = (PartyKind)row.Kind,
        Deleted = row.Deleted,
        SourceTime = row.SourceTime,
        SourceVersion = row.SourceVersion,
        ReceivedAt = row.ReceivedAt,
        ChangedAt = row.ChangedAt,
    };

    public static PartyRow Row(PartyState party) => new()
    {
        Id = party.Id,
        Revision = party.Revision,
        Kind = (int)party.Kind,
        MergedIntoId = party.MergedInto,
        Confirmed = party.Confirmed,
        Profile = KeptForm.Write(party.Profile),
        CreatedAt = party.CreatedAt,
        ChangedAt = party.ChangedAt,
    };

    public static PartyState Party(PartyRow row) => new()
    {
        Id = row.Id,
        Revision = row.Revision,
        Kind = (PartyKind)row.Kind,
        MergedInto = row.MergedIntoId,
        Confirmed = row.Confirmed,
        Profile = KeptForm.ReadProfile(row.Profile),
        CreatedAt = row.CreatedAt,
        ChangedAt = row.ChangedAt,
    };

    public static SourceRecordVersionRow Row(RecordVersionFact fact) => new()
    {
        RecordId = fact.Record,
        Number = fact.Number,
        System = fact.Key.System,
        Scope = fact.Key.Scope,
        Key = fact.Key.Key,
        Present = fact.Present,
        Deleted = fact.Deleted,
        Content = KeptForm.Write(fact.Content),
        ContentHash = fact.ContentHash,
        Kind = (int)fact.Kind,
        SourceTime = fact.SourceTime,
        SourceVersion = fact.SourceVersion,
        At = fact.At,
        ActorKind = (int)fact.Actor.Kind,
        ActorId = fact.Actor.Id,
        ClientId = fact.Actor.ClientId,
    };

    public static RecordVersionFact Fact(SourceRecordVersionRow row) => new()
    {
        Record = row.RecordId,
        Number = row.Number,
        Key = new SourceKey(row.System, row.Scope, row.Key),
        Present = row.Present,
        Deleted = row.Deleted,
        Content = row.Deleted ? SourceRecordContent.Empty : KeptForm.ReadContent(row.Content),
        ContentHash = row.ContentHash,
        Kind = (PartyKind)row.Kind,
        SourceTime = row.SourceTime,
        SourceVersion = row.SourceVersion,
        At = row.At,
        Actor = Actor(row.ActorKind, row.ActorId, row.ClientId),
    };

    public static LinkDecisionRow Row(LinkFact fact) => new()
    {
        RecordId = fact.Record,
        PartyId = fact.Party,
        HomeId = fact.Home,
        IsNative = fact.IsNative,
        Rule = fact.Rule,
        Model = fact.Model,
        DecisionId = fact.Decision,
        At = fact.At,
        ActorKind = (int)fact.Actor.Kind,
        ActorId = fact.Actor.Id,
        ClientId = fact.Actor.ClientId,
    };

    public static LinkFact Fact(LinkDecisionRow row) =>
        new(row.RecordId, row.PartyId, row.HomeId, row.IsNative, row.Rule, row.Model, row.DecisionId, row.At, Actor(row.ActorKind, row.ActorId, row.ClientId));

    public static PartyRevisionRow Row(PartyFact fact) => new()
    {
        PartyId = fact.Party,
        Revision = fact.Revision,
        MergedIntoId = fact.MergedInto,
        Confirmed = fact.Confirmed,
        DecisionId = fact.Decision,
        At = fact.At,
        ActorKind = (int)fact.Actor.Kind,
        ActorId = fact.Actor.Id,
        ClientId = fact.Actor.ClientId,
    };

    public static PartyFact Fact(PartyRevisionRow row) =>
        new(row.PartyId, row.Revision, row.MergedIntoId, row.Confirmed, row.DecisionId, row.At, Actor(row.ActorKind, row.ActorId, row.ClientId));

    public static StewardDecisionRow Row(StewardFact fact) => new()
    {
        Id = fact.Id,
        Number = fact.Pin.Number,
        Kind = (int)fact.Pin.Kind,
        Rule = fact.Pin.Rule,
        ConfirmsId = fact.Pin.Confirms,
        UndoesId = fact.Undoes,
        SurvivorId = fact.Survivor,
        AbsorbedId = fact.Absorbed,
        Reason = fact.Reason,
        At = fact.At,
        ActorKind = (int)fact.Actor.Kind,
        ActorId = fact.Actor.Id,
        ClientId = fact.Actor.ClientId,
    };

    public static StewardFact Fact(StewardDecisionRow row, IEnumerable<StewardDecisionMemberRow> members) => new(
        new Pin(row.Id, row.Number, (PinKind)row.Kind, row.Rule, row.ConfirmsId, Members(members)),
        row.UndoesId, row.SurvivorId, row.AbsorbedId, row.Reason, row.At, Actor(row.ActorKind, row.ActorId, row.ClientId));

    public static PinRow Row(Pin pin) => new() { Id = pin.Id, Number = pin.Number, Kind = (int)pin.Kind, Rule = pin.Rule, ConfirmsId = pin.Confirms };

    public static Pin Pin(PinRow row, IEnumerable<StewardDecisionMemberRow> members) =>
        new(row.Id, row.Number, (PinKind)row.Kind, row.Rule, row.ConfirmsId, Members(members));

    private static List<PinMember> Members(IEnumerable<StewardDecisionMemberRow> members) =>
        [.. members.OrderBy(member => member.OnRight).ThenBy(member => member.RecordId.Value).Select(member => new PinMember(member.RecordId, member.OnRight, member.IsCentre))];

    private static Actor Actor(int kind, string id, string? client) => new((ActorKind)kind, id, client);
}
