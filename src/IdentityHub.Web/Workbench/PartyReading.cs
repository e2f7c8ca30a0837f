using System.Globalization;
using IdentityHub.Consent.Overview;
using IdentityHub.Journeys;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Parties.History;
using IdentityHub.MasterData.Relationships;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.MasterData.Stewardship.Pins;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Web.Workbench;

/// <summary>Gathers everything about a party; who looked at whom goes into the audit trail before the page leaves.</summary>
internal sealed class PartyReading(
    PartyDirectory directory, PartyRelationships relationships, PartyMerger merges, ReviewQueue queue, LinkPreviews previews, StewardPins pins, PartyHistory history, ConsentPreview consents,
    PartySurroundings surroundings, ConsentGrids grids, PartyAccounts accounts, StaffNames names, IUnitOfWork unitOfWork, Visit visit)
{
    private const int MostAround = 24;
    private const int MostRecords = 1000;
    private const int MostEvents = 60;

    public async Task<IResult> ShowAsync(HttpContext http, string party, Faults faults, CancellationToken cancellation)
    {
        if (!TypeId.TryParse<GlobalPartyId>(party, out var id) || await directory.GetAsync(id, ReadConsistency.Full, cancellation) is not { } view)
            return ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
        LinkPreview? preview = null;
        if (http.Request.Query["with"].ToString() is { Length: > 0 } typed)
        {
            if (!TypeId.TryParse<GlobalPartyId>(typed, out var with))
                faults.Add("with", visit.Wording["Party.NoSuch"]);
            else if (!(await previews.OfAsync(view.Id, with, null, cancellation)).Succeeded(out preview, out var refusal))
                faults.Add("with", refusal.Message);
        }
        var unmerge = await UnmergeAsync(http, faults, cancellation);
        var (pin, pinned) = await PinAsync(http, view.Id, faults, cancellation);
        DateTimeOffset? at = DateTimeOffset.TryParse(
            http.Request.Query["at"].ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;
        var then = at is { } asked ? await history.AtAsync(view.Id, asked, cancellation) : null;
        var records = (await directory.RecordsAsync(view.Id, cancellation)).Take(MostRecords).ToList();
        var other = pinned is null ? null : await directory.GetAsync(pin!.Other, ReadConsistency.Full, cancellation);
        var others = other is null ? [] : (await directory.RecordsAsync(other.Id, cancellation)).Take(MostRecords);
        var model = new PartyModel(
            view,
            await directory.LineageAsync(view.Id, ReadConsistency.Full, cancellation) ?? [],
            (await directory.CrosswalkAsync(view.Id, new PageRequest(1000), cancellation))?.Items ?? [],
            (await relationships.ListAsync(view.Id, new RelationshipQuestion([]), new PageRequest(100), cancellation))?.Items ?? [],
            (await merges.HistoryAsync(view.Id, new PageRequest(50), cancellation))?.Items ?? [],
            (await queue.ListAsync(new ReviewFilter { Party = view.Id, IncludeDeferred = true }, new PageRequest(20), cancellation)).Items,
            preview, faults, http.Request.Query["said"].ToString() switch { "merged" => visit.Wording["Party.Said.Merged"], "unmerged" => visit.Wording["Party.Said.Unmerged"],
                "split" => visit.Wording["Party.Said.Split"], "preferred" => visit.Wording["Party.Said.Preferred"], "pinned" => visit.Wording["Party.Said.Pinned"], "written" => visit.Wording["Party.Said.Written"],
                "released" => visit.Wording["Party.Said.Released"], _ => null })
        {
            Records = records,
            Homes = [.. records.Select(record => (view.Id, record)), .. others.Select(record => (other!.Id, record))],
            Pins = await pins.ListAsync(view.Id, cancellation),
            Timeline = await history.TimelineAsync(view.Id, MostEvents, cancellation),
            Said = [.. ((await grids.DescribeAsync(view.Id, cancellation))?.History ?? []).Take(MostEvents)],
            Accounts = await accounts.OfAsync(records, cancellation),
            Then = then,
            NotThen = at is not null && then is null,
            Unmerge = unmerge,
            Outcomes = await consents.OfAsync(preview?.Moved ?? unmerge?.Moved ?? pinned?.Moved ?? [], cancellation),
            Pin = pin,
            PinPreview = pinned,
            TypedOther = http.Request.Query["other"].ToString(),
        };
        await names.LearnAsync(
            [.. model.Timeline.Select(entry => entry.Actor.Id), .. model.Merges.Select(merge => merge.Actor.Id), .. model.Pins.Select(standing => standing.Actor.Id)], cancellation);
        model = model with { Graph = await surroundings.OfAsync(view.Id, model.Relationships, model.Questions, MostAround, cancellation) };
        await unitOfWork.ExecuteAsync((work, _) =>
        {
            work.Audit(new AuditEntry("party.read", Actor.Account(visit.User!.AccountId), view.Id.ToString(), "workbench", http.Connection.RemoteIpAddress?.ToString()));
            return Task.FromResult(true);
        }, cancellation);
        return Page.Show<PartyPage>(model, faults.None ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    /// <summary>The pin that was asked about, and what it would come to.</summary>
    private async Task<(TypedPin? Pin, PinReceipt? Preview)> PinAsync(HttpContext http, GlobalPartyId party, Faults faults, CancellationToken cancellation)
    {
        var asked = http.Request.Query["pin"].ToString();
        if (asked.Length == 0)
            return (null, null);
        if (TypedPin.Read(asked, http.Request.Query["other"].ToString()) is not { } pin)
        {
            faults.Add("other", visit.Wording["Party.NoSuch"]);
            return (null, null);
        }
        if ((await pins.PinAsync(pin.Order(party, "", validateOnly: true), Actor.Account(visit.User!.AccountId), null, cancellation)).Succeeded(out var receipt, out var refusal))
            return (pin, receipt);
        faults.Add("other", refusal.Message);
        return (null, null);
    }

    private async Task<UnmergeReceipt?> UnmergeAsync(HttpContext http, Faults faults, CancellationToken cancellation)
    {
        if (!TypeId.TryParse<MergeId>(http.Request.Query["unmerge"].ToString(), out var merge))
            return null;
        if ((await merges.UnmergeAsync(new UnmergeOrder(merge, null, "", ValidateOnly: true), Actor.Account(visit.User!.AccountId), null, cancellation)).Succeeded(out var receipt, out var refusal))
            return receipt;
        faults.Add(refusal.Message);
        return null;
    }
}
