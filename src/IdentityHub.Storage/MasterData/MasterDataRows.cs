using System.Globalization;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Stewardship;

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
        Weight = record.Weight,
        IsSuspect = record.IsSuspect,
        Pinned = record.Pinned.Count == 0 ? null : string.Join(';', record.Pinned.OrderBy(pin => pin.Key, StringComparer.Ordinal).Select(pin => string.Create(CultureInfo.InvariantCulture, $"{pin.Key}={pin.Value}"))),
        KeyHash = KeyHashes.Of(record.Key),
        System = record.Key.System,
        Scope = record.Key.Scope,
        Key = record.Key.Key,
        Versions = record.Versions,
        Content = record.Kept.For(record.Content) ?? KeptForm.Write(record.Content),
        ContentHash = record.ContentHash,
        Kind = (int)record.Kind,
        Deleted = record.Deleted,
        SourceTime = record.SourceTime,
        SourceVersion = record.SourceVersion,
        ReceivedAt = record.ReceivedAt,
        ChangedAt = record.ChangedAt,
    };

    public static RecordState Record(SourceRecordRow row) => Record(row, KeptForm.ReadContent(row.Content));

    private static RecordState Record(SourceRecordRow row, SourceRecordContent content) => new()
    {
        Id = row.Id,
        Party = row.PartyId,
        Home = row.HomeId,
        IsNative = row.IsNative,
        Rule = row.Rule,
        Weight = row.Weight,
        IsSuspect = row.IsSuspect,
        Pinned = row.Pinned is null ? RecordState.Unpinned : Pinned(row.Pinned),
        Key = new SourceKey(row.System, row.Scope, row.Key),
        Versions = row.Versions,
        Content = content,
        Kept = new KeptBytes<SourceRecordContent>(content, row.Content),
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
        Stamp = party.Stamp,
        Profile = party.Kept.For(party.Profile) ?? KeptForm.Write(party.Profile),
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
        Stamp = row.Stamp,
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
        Content = fact.Kept.For(fact.Content) ?? KeptForm.Write(fact.Content),
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
        Weight = fact.Weight,
        Model = fact.Model,
        DecisionId = fact.Decision,
        At = fact.At,
        ActorKind = (int)fact.Actor.Kind,
        ActorId = fact.Actor.Id,
        ClientId = fact.Actor.ClientId,
    };

    public static LinkFact Fact(LinkDecisionRow row) =>
        new(row.RecordId, row.PartyId, row.HomeId, row.IsNative, row.Rule, row.Weight, row.Model, row.DecisionId, row.At, Actor(row.ActorKind, row.ActorId, row.ClientId));

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
        AttributeGroup = fact.Pin.Group,
        ConfirmsId = fact.Pin.Confirms,
        UndoesId = fact.Undoes,
        SurvivorId = fact.Survivor,
        AbsorbedId = fact.Absorbed,
        TaskId = fact.Task,
        TaskKind = (int?)fact.Asked?.Kind,
        TaskSince = fact.Asked?.Since,
        TaskProbability = fact.Asked?.Probability,
        Reason = fact.Reason,
        At = fact.At,
        ActorKind = (int)fact.Actor.Kind,
        ActorId = fact.Actor.Id,
        ClientId = fact.Actor.ClientId,
    };

    public static StewardFact Fact(StewardDecisionRow row, IEnumerable<StewardDecisionMemberRow> members) => new(
        new Pin(row.Id, row.Number, (PinKind)row.Kind, row.Rule, row.ConfirmsId, Members(members)) { Group = row.AttributeGroup },
        row.UndoesId, row.SurvivorId, row.AbsorbedId, row.Reason, row.At, Actor(row.ActorKind, row.ActorId, row.ClientId), row.TaskId) { Asked = Asked(row) };

    public static AskedTask? Asked(StewardDecisionRow row) =>
        row is { TaskKind: { } kind, TaskSince: { } since, TaskProbability: { } probability } ? new AskedTask((ReviewKind)kind, since, probability) : null;

    public static IEnumerable<StewardDecisionMemberRow> MemberRows(StewardFact fact) => fact.Pin.Members.Select(member => new StewardDecisionMemberRow
    {
        RecordId = member.Record,
        DecisionId = fact.Id,
        OnRight = member.Right,
        IsCentre = member.IsCentre,
    });

    public static PinRow Row(Pin pin) => new() { Id = pin.Id, Number = pin.Number, Kind = (int)pin.Kind, Rule = pin.Rule, AttributeGroup = pin.Group, ConfirmsId = pin.Confirms };

    public static Pin Pin(PinRow row, IEnumerable<StewardDecisionMemberRow> members) =>
        new(row.Id, row.Number, (PinKind)row.Kind, row.Rule, row.ConfirmsId, Members(members)) { Group = row.AttributeGroup };

    public static ReviewTaskRow Row(ReviewTaskState task) => new()
    {
        Id = task.Id,
        Kind = (int)task.Kind,
        LeftId = task.Left,
        RightId = task.Right,
        Weight = task.Weight,
        Probability = task.Probability,
        Priority = task.Priority,
        Rule = task.Rule,
        Systems = $"|{string.Join('|', task.Systems)}|",
        Since = task.Since,
        Fingerprint = task.Fingerprint,
        Edges = ReviewEdges.Write(task.Edges),
    };

    public static IEnumerable<ReviewTaskPartyRow> PartyRows(ReviewTaskState task) => task.Parties.Select(party => new ReviewTaskPartyRow { PartyId = party, TaskId = task.Id });

    public static ReviewTaskState State(ReviewTaskRow row, IEnumerable<GlobalPartyId> parties) => new(
        row.Id, (ReviewKind)row.Kind, [.. parties.OrderBy(party => party.Value)], row.LeftId, row.RightId, row.Weight, row.Rule, Systems(row), row.Since, ReviewEdges.Read(row.Edges));

    public static IReadOnlyList<string> Systems(ReviewTaskRow row) => row.Systems.Split('|', StringSplitOptions.RemoveEmptyEntries);

    public static IReadOnlyDictionary<string, long> Pinned(string text) =>
        text.Split(';').Select(pin => pin.Split('=')).ToDictionary(pin => pin[0], pin => long.Parse(pin[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static List<PinMember> Members(IEnumerable<StewardDecisionMemberRow> members) =>
        [.. members.OrderBy(member => member.OnRight).ThenBy(member => member.RecordId.Value).Select(member => new PinMember(member.RecordId, member.OnRight, member.IsCentre))];

    public static Actor Actor(int kind, string id, string? client) => new((ActorKind)kind, id, client);
}
