using IdentityHub.Journeys;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Stewardship.Pins;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Workbench;

/// <summary>Splitting a party, and stewards' words about it.</summary>
internal static class PinEndpoints
{
    private const int MostRecords = 200;

    private static readonly string[] Fields = ["other", "reason"];

    public static void Map(IEndpointRouteBuilder workbench)
    {
        workbench.MapGet("/parties/{party}/split", (HttpContext http, string party, PartyDirectory directory, StewardPins pins, ConsentPreview consents, Visit visit, CancellationToken cancellation) =>
            ShowSplitAsync(party, [.. http.Request.Query["record"].Select(record => record ?? "")], new Faults(), directory, pins, consents, visit, cancellation));
        workbench.MapPost("/parties/{party}/split", SplitAsync);
        workbench.MapPost("/parties/{party}/prefer", (HttpContext http, string party, PartyReading reading, StewardPins pins, Visit visit, CancellationToken cancellation) =>
            ActAsync(http, party, reading, visit, (id, form, steward) => TypeId.TryParse<SourceRecordId>(form["record"], out var record)
                ? pins.PreferAsync(new PreferOrder(id, form["group"], record, form["etag"], form["reason"]), steward, null, cancellation)
                : Unknown(), "preferred", cancellation));
        workbench.MapPost("/parties/{party}/pin", (HttpContext http, string party, PartyReading reading, StewardPins pins, Visit visit, CancellationToken cancellation) =>
            ActAsync(http, party, reading, visit, (id, form, steward) => TypedPin.Read(form["pin"], form["other"]) is { } pin
                ? pins.PinAsync(pin.Order(id, form["reason"]), steward, null, cancellation)
                : Task.FromResult<Outcome<PinReceipt>>(Refusal.Invalid("other", visit.Wording["Party.NoSuch"])), "pinned", cancellation));
        workbench.MapPost("/parties/{party}/release", (HttpContext http, string party, PartyReading reading, StewardPins pins, Visit visit, CancellationToken cancellation) =>
            ActAsync(http, party, reading, visit, (_, form, steward) => TypeId.TryParse<MergeId>(form["pin"], out var pin)
                ? pins.ReleaseAsync(pin, form["reason"], false, steward, null, cancellation)
                : Unknown(), "released", cancellation));
    }

    private static async Task<IResult> ShowSplitAsync(
        string party, IReadOnlyList<string> chosen, Faults faults, PartyDirectory directory, StewardPins pins, ConsentPreview consents, Visit visit, CancellationToken cancellation)
    {
        if (!TypeId.TryParse<GlobalPartyId>(party, out var id) || await directory.GetAsync(id, ReadConsistency.Full, cancellation) is not { } view)
            return ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
        var records = (await directory.RecordsAsync(view.Id, cancellation)).Take(MostRecords).ToList();
        var leaving = chosen.Select(text => TypeId.TryParse<SourceRecordId>(text, out var record) ? record : default).Where(record => records.Exists(one => one.Record == record)).ToHashSet();
        PinReceipt? preview = null;
        if (leaving.Count > 0)
        {
            var order = new SplitOrder(view.Id, leaving, null, "", ValidateOnly: true);
            if (!(await pins.SplitAsync(order, Actor.Account(visit.User!.AccountId), null, cancellation)).Succeeded(out preview, out var refusal) && faults.None)
                faults.Add(refusal, Fields);
        }
        var outcomes = preview is null ? [] : await consents.OfAsync(preview.Moved, cancellation);
        return Page.Show<SplitPage>(new SplitModel(view, records, leaving, preview, outcomes, faults), faults.None ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> SplitAsync(
        HttpContext http, string party, PartyDirectory directory, StewardPins pins, ConsentPreview consents, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var faults = new Faults();
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        if (!TypeId.TryParse<GlobalPartyId>(party, out var id))
            return ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
        var chosen = form.All("record");
        if (faults.None)
        {
            var leaving = chosen.Take(MostRecords).Select(text => TypeId.TryParse<SourceRecordId>(text, out var record) ? record : default).ToHashSet();
            var outcome = await pins.SplitAsync(new SplitOrder(id, leaving, form["etag"], form["reason"]), Actor.Account(visit.User!.AccountId), null, cancellation);
            if (outcome.Succeeded(out var receipt, out var refusal))
                return new SeeOther($"/steward/parties/{receipt.Parties[0].Id}?said=split");
            faults.Add(refusal, Fields);
        }
        return await ShowSplitAsync(party, [.. chosen], faults, directory, pins, consents, visit, cancellation);
    }

    private static async Task<IResult> ActAsync(
        HttpContext http, string party, PartyReading reading, Visit visit, Func<GlobalPartyId, FormPost, Actor, Task<Outcome<PinReceipt>>> act, string said, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var faults = new Faults();
        if (!TypeId.TryParse<GlobalPartyId>(party, out var id))
            return ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        else if ((await act(id, form, Actor.Account(visit.User!.AccountId))).Succeeded(out _, out var refusal))
            return new SeeOther($"/steward/parties/{id}?said={said}");
        else
            faults.Add(refusal, Fields);
        return await reading.ShowAsync(http, party, faults, cancellation);
    }

    private static Task<Outcome<PinReceipt>> Unknown() => Task.FromResult<Outcome<PinReceipt>>(Refusal.NotFound("DECISION_NOT_FOUND", "There is no such record or word."));
}
