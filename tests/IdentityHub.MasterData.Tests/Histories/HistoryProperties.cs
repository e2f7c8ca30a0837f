using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Kernel.Ids;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Histories;

/// <summary>
/// What holds after any history of intake, late versions, deletions, merges, unmerges and links. A failure prints the history and its seed; <c>IDENTITYHUB_TEST_REPLAY</c> begins
/// with that (<c>seed,gamma,size</c>), or draws at random (<c>random</c>); otherwise every run draws the same histories.
/// </summary>
public sealed class HistoryProperties
{
    private static readonly Gen<int> Number = Gen.Choose(0, 1000);

    private static readonly Gen<Step> AnyPut =
        from key in Number
        from name in Number
        from email in Number
        from phone in Number
        from verified in Gen.Elements(true, false)
        from version in Gen.Choose(1, 30)
        select (Step)new Step.Put(key, name, email, phone, verified, version);

    private static readonly Gen<Step> AnyStep = Gen.Frequency(
        (8, AnyPut),
        (1, Number.Select(key => (Step)new Step.Delete(key))),
        (2, Number.Three().Select(numbers => (Step)new Step.Merge(numbers.Item1, numbers.Item2, numbers.Item3))),
        (2, Number.Select(which => (Step)new Step.Unmerge(which))),
        (1, Number.Two().Select(numbers => (Step)new Step.Link(numbers.Item1, numbers.Item2))),
        (1, Number.Select(key => (Step)new Step.Unlink(key))),
        (2, from task in Number from link in Gen.Elements(true, false) select (Step)new Step.Answer(task, link)),
        (1, Number.Select(which => (Step)new Step.TakeBack(which))),
        (2, Number.Two().Select(numbers => (Step)new Step.Split(numbers.Item1, numbers.Item2))),
        (2, from first in Number from second in Number from always in Gen.Elements(true, false) select (Step)new Step.PinPair(first, second, always)),
        (1, Number.Two().Select(numbers => (Step)new Step.Prefer(numbers.Item1, numbers.Item2))),
        (1, from party in Number from name in Number from clears in Gen.Elements(true, false, false) select (Step)new Step.Write(party, name, clears)),
        (1, Number.Select(which => (Step)new Step.Release(which))),
        (1, Gen.Constant((Step)new Step.OtherModel())));

    [Fact]
    public void Projections_are_what_a_rebuild_makes_of_the_facts() => ForHistories(async history =>
        Differences(history.Rows(), await history.RebuiltRowsAsync()).ShouldBeEmpty());

    [Fact]
    public void Every_record_has_a_standing_party_and_every_redirect_leads_to_one() => ForHistories(history =>
    {
        var store = history.Store;
        foreach (var record in store.Records.Values)
        {
            store.Parties[record.Party].MergedInto.ShouldBeNull();
            (record.Home == record.Party || store.Parties[record.Home].MergedInto == record.Party).ShouldBeTrue();
            (record.Home != record.Party || record.IsNative).ShouldBeTrue();
        }
        foreach (var party in store.Parties.Values)
        {
            store.Records.Values.ShouldContain(record => record.Home == party.Id && record.IsNative, "a GPID without a record of its own");
            if (party.MergedInto is { } target)
                store.Parties[target].MergedInto.ShouldBeNull();
            else
                store.Records.Values.ShouldContain(record => record.Party == party.Id);
        }
        return Task.CompletedTask;
    });

    [Fact]
    public void A_gpid_never_means_somebody_else()
    {
        var ever = new Dictionary<GlobalPartyId, HashSet<SourceRecordId>>();
        ForHistories(history =>
        {
            var store = history.Store;
            foreach (var party in store.Parties.Values)
            {
                var meant = store.Records.Values.Where(record => record.Party == (party.MergedInto ?? party.Id)).Select(record => record.Id).ToHashSet();
                if (ever.TryGetValue(party.Id, out var members))
                    meant.Overlaps(members).ShouldBeTrue($"{party.Id} means nobody that it meant before");
                else
                    ever.Add(party.Id, members = []);
                if (party.MergedInto is null)
                    members.UnionWith(meant);
            }
            return Task.CompletedTask;
        }, everyStep: true);
    }

    [Fact]
    public void An_account_that_proved_nothing_is_alone() => Check.One(Configuration(150), Prop.ForAll(
        AnyPut.ListOf(16).ToArbitrary(),
        puts => Task.Run(async () =>
        {
            var history = new History();
            foreach (var put in puts)
                await history.RunAsync(put);
            foreach (var account in history.Store.Records.Values.Where(record => record.Key.System == "hub"))
            {
                // One that says nothing any more stays with those it was put to when it did.
                if (account.IsSilent || account.Content.Emails.Any(email => email.Verified) || account.Content.Phones.Any(phone => phone.Verified))
                    continue;
                history.Store.Records.Values.Where(record => record.Party == account.Party).ShouldHaveSingleItem($"{account.Key} sees what it didn't prove");
            }
        }).GetAwaiter().GetResult()));

    [Fact]
    public void Another_model_renumbers_nobody_and_comes_to_the_keys_and_parties_of_a_hub_that_always_had_it() => Check.One(Configuration(60), Prop.ForAll(
        AnyPut.ListOf(12).ToArbitrary(),
        puts => Task.Run(async () =>
        {
            var (history, fresh) = (new History(), new History());
            await fresh.RematchWithAnotherModelAsync();
            foreach (var put in puts.Cast<Step.Put>().DistinctBy(put => put.Key % 11))
            {
                await history.RunAsync(put);
                await fresh.RunAsync(put);
            }
            var standing = history.Store.Parties.Keys.ToHashSet();
            await history.RematchWithAnotherModelAsync();
            history.Partition().ShouldBe(fresh.Partition());
            history.MatchKeys().ShouldBe(fresh.MatchKeys());
            history.Questions().ShouldBe(fresh.Questions());
            standing.ShouldAllBe(party => history.Store.Parties.ContainsKey(party));
        }).GetAwaiter().GetResult()));

    [Fact]
    public void Reading_everybody_anew_by_the_same_rules_changes_nothing() => ForHistories(async history =>
    {
        var (facts, rows) = (history.Store.FactCount, history.Rows());
        await history.RematchAsync();
        history.Store.FactCount.ShouldBe(facts);
        Differences(rows, history.Rows()).ShouldBeEmpty();
    }, tests: 60);

    [Fact]
    public void The_same_step_again_changes_nothing() => ForHistories(async history =>
    {
        var put = new Step.Put(3, 1, 2, 1, true, 31);
        await history.RunAsync(put);
        var (facts, rows) = (history.Store.FactCount, history.Rows());

        await history.RunAsync(put);

        history.Store.FactCount.ShouldBe(facts);
        history.Rows().ShouldBe(rows);
    });

    [Fact]
    public void A_merge_followed_by_its_unmerge_is_the_identity_on_projections() => Check.One(Configuration(150), Prop.ForAll(
        (from steps in AnyStep.ListOf(12) from merge in Number.Three() select (Steps: steps.ToList(), Merge: new Step.Merge(merge.Item1, merge.Item2, merge.Item3))).ToArbitrary(),
        sample => Task.Run(async () =>
        {
            var history = await After(sample.Steps);
            if (history.Store.Parties.Count == 0)
                return;
            var (before, asked) = (history.Projections(), history.Store.Tasks.Values.ToList());
            if (await history.MergeAsync(sample.Merge) is not { } merge)
                return;
            await history.RunAsync(new Step.Unmerge(history.Merges.Count - 1));
            Differences(before, history.Projections()).ShouldBeEmpty();
            Differences(history.QuestionsBeside(asked, merge), history.QuestionsBeside(history.Store.Tasks.Values, merge)).ShouldBeEmpty();
        }).GetAwaiter().GetResult()));

    [Fact]
    public void The_order_of_arrival_and_the_size_of_batches_do_not_matter() => Check.One(Configuration(250), Prop.ForAll(
        (from puts in AnyPut.ListOf(9)
         let distinct = puts.Cast<Step.Put>().DistinctBy(put => put.Key % 11).ToList()
         from shuffled in Gen.Shuffle(distinct.ToArray())
         from cut in Gen.Choose(0, 9)
         select (Puts: distinct, Shuffled: shuffled.ToList(), Cut: cut)).ToArbitrary(),
        sample => Task.Run(async () =>
        {
            var (one, other) = (new History(), new History());
            foreach (var put in sample.Puts)
                await one.RunAsync(put);
            await other.PutAsync([.. sample.Shuffled.Take(sample.Cut)]);
            await other.PutAsync([.. sample.Shuffled.Skip(sample.Cut)]);
            other.Partition().ShouldBe(one.Partition());
            other.Questions().ShouldBe(one.Questions());
        }).GetAwaiter().GetResult()));

    private static void ForHistories(Func<History, Task> check, bool everyStep = false, int tests = 120) => Check.One(Configuration(tests), Prop.ForAll(
        AnyStep.ListOf(20).ToArbitrary(),
        steps => Task.Run(async () =>
        {
            var history = new History();
            foreach (var step in steps)
            {
                await history.RunAsync(step);
                if (everyStep)
                    await check(history);
            }
            await check(history);
        }).GetAwaiter().GetResult()));

    private static async Task<History> After(IEnumerable<Step> steps)
    {
        var history = new History();
        foreach (var step in steps)
            await history.RunAsync(step);
        return history;
    }

    private static string Differences(string before, string after) => string.Join('\n', [
        .. before.Split('\n').Except(after.Split('\n')).Select(line => "- " + line), .. after.Split('\n').Except(before.Split('\n')).Select(line => "+ " + line)]);

    private static Config Configuration(int tests)
    {
        var configuration = Config.QuickThrowOnFailure.WithMaxTest(tests);
        return (Environment.GetEnvironmentVariable("IDENTITYHUB_TEST_REPLAY") ?? "2026,1").Split(',') switch
        {
            ["random"] => configuration,
            [var seed, var gamma] => configuration.WithReplay(Number(seed), Number(gamma)),
            [var seed, var gamma, var size] => configuration.WithReplay(Number(seed), Number(gamma), int.Parse(size, CultureInfo.InvariantCulture)),
            var other => throw new FormatException($"IDENTITYHUB_TEST_REPLAY: {string.Join(',', other)}"),
        };

        static ulong Number(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);
    }
}
