using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Stewardship.Pins;
using Microsoft.Extensions.DependencyInjection;
using static IdentityHub.Consent.Tests.Kept.ConsentNode;

namespace IdentityHub.Consent.Tests.Kept;

/// <summary>A random history of a few people's consents on a database: words with clocks that run ahead and behind, merges, unmerges, splits, deletions and returns, on two nodes.</summary>
/// <param name="node">One node; the database is empty.</param>
/// <param name="seed">What is drawn.</param>
internal sealed class KeptHistory(ConsentNode node, int seed) : IAsyncDisposable
{
    private const int People = 5;
    private static readonly string?[] Addresses = [null, "p0@example.com", "p1@example.com"];
    private static readonly string[] Purposes = ["newsletter", "orders"];
    private static readonly ConsentAction[] Actions = [ConsentAction.Granted, ConsentAction.Granted, ConsentAction.Withdrawn, ConsentAction.Denied];

    private readonly Random random = new(seed);
    private readonly ServiceProvider other = node.AnotherNode();
    private readonly List<SourceRecordId> records = [];
    private readonly List<MergeId> merges = [];

    /// <summary>What was done last, for the report of a failure.</summary>
    public List<string> Log { get; } = [];

    /// <summary>How many merges were carried out and not refused.</summary>
    public int Joined { get; private set; }

    /// <summary>The people come, and say nothing.</summary>
    public async Task BeginAsync()
    {
        for (var i = 0; i < People; i++)
            records.Add((await node.PersonAsync($"p{i}")).Record);
    }

    /// <summary>One step; what it broke, or null.</summary>
    public async Task<string?> StepAsync()
    {
        var (one, two) = (random.Next(People), random.Next(People));
        switch (random.Next(12))
        {
            case < 6:
                await SayAsync(one);
                return null;
            case 6:
                return await DeleteAsync(one);
            case 7:
                Log.Add($"return p{one}");
                await node.PersonAsync($"p{one}");
                return null;
            case 8 or 9:
                return await MergeAsync(one, two);
            case 10:
                return await UnmergeAsync();
            default:
                await SplitAsync(one);
                return null;
        }
    }

    /// <summary>What each record's party is answered, by every question; asked on one node.</summary>
    /// <param name="services">The node.</param>
    public async Task<IReadOnlyList<ConsentDecision>> AnswersAsync(IServiceProvider? services = null)
    {
        await using var scope = (services ?? node.Services).CreateAsyncScope();
        var decider = scope.ServiceProvider.GetRequiredService<ConsentDecider>();
        var answers = new List<ConsentDecision>();
        foreach (var record in records)
        {
            var party = await PartyOfAsync(record);
            foreach (var purpose in Purposes)
            {
                foreach (var address in Addresses)
                {
                    var question = new DecisionQuestion(party, new PurposeId(purpose), Channel.Email, address is null ? null : ContactPoint.OfEmail(address));
                    answers.Add((await decider.DecideAsync(question, ReadConsistency.Full, Cancellation)).Value);
                }
            }
        }
        return answers;
    }

    /// <summary>The same on the other node.</summary>
    public Task<IReadOnlyList<ConsentDecision>> AnswersElsewhereAsync() => AnswersAsync(other);

    /// <summary>Answers as text, with all that was said for and against.</summary>
    public static string Told(IEnumerable<ConsentDecision> answers) => string.Join('\n', answers.Select(answer =>
        $"{answer.Verdict}: {string.Join(", ", answer.Reasons.Select(reason => $"{reason.Code} {string.Join(' ', reason.Events.OrderBy(id => id.Value))}"))}"));

    public ValueTask DisposeAsync() => other.DisposeAsync();

    private async Task SayAsync(int person)
    {
        var action = Actions[random.Next(Actions.Length)];
        var (purpose, address) = (Purposes[random.Next(Purposes.Length)], Addresses[random.Next(Addresses.Length)]);
        // The source's clock runs up to a day behind the hub's, so that words arrive late.
        var said = node.Time.GetUtcNow().AddMinutes(-random.Next(1440));
        Log.Add($"p{person} {action} {purpose} {address}");
        await node.RecordAsync(Say(records[person], action, address, Channel.Email, purpose) with { CapturedAt = said });
    }

    private async Task<string?> DeleteAsync(int person)
    {
        Log.Add($"delete p{person}");
        var before = Told(await AnswersAsync());
        await node.AskAsync<RecordIntake, Outcome<IntakeReceipt>>(intake => intake.DeleteAsync(new SourceKey("crm", $"p{person}"), Shop, null, Cancellation));
        return Told(await AnswersAsync()) == before ? null : "A deletion changed what is decided: a tombstone's words count.";
    }

    private async Task<string?> MergeAsync(int one, int two)
    {
        Log.Add($"merge p{one} p{two}");
        var before = await AnswersAsync();
        var (survivor, absorbed) = (await PartyOfAsync(records[one]), await PartyOfAsync(records[two]));
        var merged = await node.AskAsync<Journeys.MergeParties, Outcome<MergeReceipt>>(all => all.RunAsync(new MergeOrder(survivor, absorbed, null, null, null, ""), Shop, null, Cancellation));
        if (merged.Refusal is not null)
            return null;
        Joined++;
        var after = await AnswersAsync();
        const int questions = 6;
        for (var i = 0; i < questions; i++)
        {
            var wereDenied = new[] { before[(one * questions) + i], before[(two * questions) + i] }.Any(answer => answer.Verdict == Verdict.Deny && WasSaid(answer.Reasons[0].Code));
            if (wereDenied && after[(one * questions) + i].Verdict == Verdict.Allow)
                return "A merge turned a denial into an allowance.";
        }
        if (random.Next(2) == 0)
        {
            merges.Add(merged.Value.Merge!.Value);
            return null;
        }
        await node.AskAsync<Journeys.UnmergeParties, Outcome<UnmergeReceipt>>(all => all.RunAsync(new UnmergeOrder(merged.Value.Merge!.Value, null, ""), Shop, null, Cancellation));
        return Told(await AnswersAsync()) == Told(before) ? null : "A merge that was taken back left something behind.";
    }

    // A default isn't anybody's word.
    private static bool WasSaid(ReasonCode reason) => reason is ReasonCode.ContactPointDenied or ReasonCode.ChannelDenied or ReasonCode.PurposeDenied;

    private async Task<string?> UnmergeAsync()
    {
        if (merges.Count == 0)
            return null;
        var merge = merges[random.Next(merges.Count)];
        merges.Remove(merge);
        Log.Add("unmerge");
        var undone = await node.AskAsync<Journeys.UnmergeParties, Outcome<UnmergeReceipt>>(all => all.RunAsync(new UnmergeOrder(merge, null, ""), Shop, null, Cancellation));
        return undone.Refusal is null ? null : $"A merge couldn't be taken back: {undone.Refusal.Reason}.";
    }

    private async Task SplitAsync(int person)
    {
        Log.Add($"split p{person}");
        var party = await PartyOfAsync(records[person]);
        // Refused when nothing else is in the party.
        await node.AskAsync<StewardPins, Outcome<PinReceipt>>(pins => pins.SplitAsync(new SplitOrder(party, [records[person]], null, ""), Shop, null, Cancellation));
    }

    private async Task<GlobalPartyId> PartyOfAsync(SourceRecordId record) =>
        (await node.AskAsync<IDirectoryStore, GlobalPartyId?>(store => store.PartyOfAsync(record, Cancellation)))!.Value;
}
