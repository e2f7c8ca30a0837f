using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Stewardship.Pins;
using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Parties;

/// <summary>
/// Stewards write into a party: never into its golden profile, which is a projection, but into a record of the hub's own for it, whose word is preferred for what they wrote.
/// Sources keep their records; taken back, the sources' values survive again.
/// </summary>
public sealed class PartyEditor
{
    private readonly PinCommands commands;
    private readonly IDirectoryStore records;

    internal PartyEditor(PinCommands commands, IDirectoryStore records) => (this.commands, this.records) = (commands, records);

    /// <summary>
    /// Writes. <c>PARTY_NOT_FOUND</c>, <c>ETAG_STALE</c>, <c>PIN_NOT_A_RULE</c> when the rules of a group leave stewards no word, <c>INVALID_ARGUMENT</c>, <c>REQUEST_ID_REUSED</c>.
    /// </summary>
    public async Task<Outcome<PinReceipt>> UpdateAsync(PartyUpdate update, Actor steward, RequestKey? request, CancellationToken cancellation)
    {
        if (update.Groups.Count == 0 || update.Groups.FirstOrDefault(group => !AttributeGroups.IsKnown(group)) is not null)
            return Refusal.Invalid("groups", "name at least one group, and only known ones");
        if (update.Kind is { } kind && !Enum.IsDefined(kind))
            return Refusal.Invalid("kind", "is no kind of party");
        var own = await OwnAsync(update.Party, cancellation);
        var content = update.Groups.Aggregate(own.Known?.Content ?? SourceRecordContent.Empty, (into, group) => AttributeGroups.Take(into, group, update.Content));
        return await commands.RunAsync(
            [update.Party], update.Reason, update.ValidateOnly, steward, request, draft => Write(draft, update, own.Known), cancellation,
            (systems, _) =>
            {
                var upsert = new SourceRecordUpsert(own.Key, content, PartyKind: update.Groups.Contains(AttributeGroups.Kind) ? update.Kind ?? own.Kind : own.Kind);
                return CheckedCommand.Of(0, IntakeCommand.Write(upsert, steward), systems, commands.Matcher, commands.Time.GetUtcNow()).Succeeded(out var command, out var refusal)
                    ? CheckedCommand.WithKeys([command], commands.Matcher)[0] : refusal;
            });
    }

    private static Outcome<bool> Write(PinDraft draft, PartyUpdate update, RecordState? known)
    {
        if (draft.IsStale(update.Etag))
            return Refusal.StaleEtag;
        if (update.Groups.Any(group => !draft.Place.Systems.Rules.ChainOf(group).Contains(SurvivorshipRule.Pin)))
            return PinRefusals.NotARule;
        var key = draft.Command!.Command.Key;
        // Two stewards at once: the second would overwrite what the first wrote without having seen it.
        if (draft.Place.Find(key) is { } present && (present.ContentHash != known?.ContentHash || present.Party != draft.Party))
            return Refusal.StaleEtag;
        draft.Batch.Apply(draft.Command);
        var record = draft.Place.Find(key)!;
        draft.Action = "party.update";
        if (!draft.Place.Pins.Values.Any(pin => pin is { Rule: PinRules.Link, Kind: PinKind.Always } && pin.Members.Any(member => member.Record == record.Id)))
        {
            // Of a party that a split left with nothing but what was written of it, it is all there is.
            foreach (var anchor in draft.Place.SideOf(draft.Party, right: false).Where(member => member.Record != record.Id).Take(1))
                draft.Add(PinKind.Always, PinRules.Link, [new PinMember(anchor.Record, false, true), new PinMember(record.Id, true, true)]);
        }
        foreach (var group in update.Groups)
        {
            var earlier = draft.Place.Pins.Values.FirstOrDefault(pin => pin.Rule == PinRules.Prefer && pin.Group == group && pin.Members[0].Record == record.Id);
            if (group == AttributeGroups.Kind ? update.Kind is not null : AttributeGroups.Speaks(record.Content, group))
                StewardPins.Prefer(draft, record.Id, group);
            else if (earlier is not null)
                draft.Add(PinKind.Always, PinRules.Undo, [], undoes: earlier.Id);
        }
        if (draft.Pins.Count == 0)
            return Refusal.Invalid("groups", "nothing of these was written before, and nothing is to be written");
        draft.Renew(record.Id);
        return true;
    }

    /// <summary>The record of the hub's own for a party, and where it is to be written when there is none. It stays with its party when that is merged or split.</summary>
    private async Task<(SourceKey Key, RecordState? Known, PartyKind? Kind)> OwnAsync(GlobalPartyId party, CancellationToken cancellation)
    {
        var view = (await records.ReadPartiesAsync([party], cancellation)).GetValueOrDefault(party);
        var members = view is null ? [] : await records.ReadRecordsAsync(view.Id, cancellation);
        if (members.Where(record => record.Key.System == SourceSystem.HubStewardCode).OrderBy(record => record.Id.Value).FirstOrDefault() is { } known)
            return (known.Key, known, view?.Kind);
        var standing = view?.Id ?? party;
        var key = new SourceKey(SourceSystem.HubStewardCode, standing.ToString());
        // Its own name may have gone to another party with the record that a split took away.
        return (await records.FindAsync([key], cancellation)).ContainsKey(key)
            ? (new SourceKey(SourceSystem.HubStewardCode, $"{standing}.{view?.Revision ?? 0}"), null, view?.Kind)
            : (key, null, view?.Kind);
    }
}
