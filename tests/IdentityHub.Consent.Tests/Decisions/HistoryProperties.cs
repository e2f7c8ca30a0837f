using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Kernel.Ids;
using Xunit;
using static IdentityHub.Consent.Tests.Decisions.Scene;

namespace IdentityHub.Consent.Tests.Decisions;

/// <summary>
/// Thousands of random histories: statements of every kind with clocks that run ahead and behind, merges, unmerges, splits, deletions and erasures, over
/// a few records and parties, so that they collide all the time.
/// </summary>
public sealed class HistoryProperties
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);
    private static readonly SubscriptionId Weekly = new("weekly");
    private static readonly BrandId North = new("north");
    private static readonly Purpose[] Purposes =
        [Newsletter, Newsletter with { DoubleOptIn = true, ReconsentBelowVersion = 2 }, Orders, Orders with { SubjectMayObject = true, Actions = PartyAction.Process | PartyAction.Share }];

    private static readonly DecisionNarrowing[] Narrowings = [default, new(Subscription: Weekly), new(Brand: North)];

    private static readonly Gen<Step> Steps =
        from what in Gen.Choose(0, 15)
        from record in Gen.Choose(0, 5)
        from other in Gen.Choose(0, 5)
        from kind in Gen.Choose(0, 12)
        from at in Gen.Elements<ContactPointKey?>(null, E1, E2)
        from channel in Gen.Elements<Channel?>(null, Channel.Email, Channel.Email, Channel.Sms)
        from day in Gen.Choose(1, 25)
        from detail in Gen.Choose(0, 95)
        select new Step(what, record, other, kind, at, channel, day, detail);

    private static readonly Arbitrary<Step[]> Histories = Steps.ArrayOf().ToArbitrary();

    [Fact]
    public void WhatWasMergedAndUnmerged_IsAsIfItNeverHadBeen() => Check.One(Thorough, Prop.ForAll(Histories, steps =>
    {
        var with = new World();
        var without = new World();
        foreach (var step in steps)
        {
            // What moves records is done in both worlds; what is said is said while two parties are one, in one of them.
            var merge = step.What is 12 or 13 or 14 ? null : with.Merge(step.Record, step.Other);
            with.Do(step);
            without.Do(step);
            if (merge is not null)
                with.Unmerge(merge);
        }
        return with.Answers().SequenceEqual(without.Answers());
    }));

    [Fact]
    public void AMerge_NeverTurnsANoIntoAYes_NorDoesAnErasure() => Check.One(Thorough, Prop.ForAll(Histories, steps =>
    {
        var world = new World { TakesBack = false };
        foreach (var step in steps)
        {
            var merges = step.What is 12 or 13;
            var before = world.Denied(step.Record).Concat(merges ? world.Denied(step.Other) : []).ToHashSet();
            world.Do(step);
            if ((merges || (step.What != 14 && step.Kind == 10)) && world.Allowed(step.Record).Any(before.Contains))
                return false;
        }
        return true;
    }));

    [Fact]
    public void ASilentRecord_ChangesNothing_WhateverTheHistory() => Check.One(Thorough, Prop.ForAll(Histories, steps =>
    {
        var world = new World();
        // Whose every word was erased is another matter: somebody who spoke of anything is still there.
        foreach (var step in steps.Where(s => s.Kind != 10))
            world.Do(step);
        var before = world.Answers().ToArray();
        world.Silent();
        return before.SequenceEqual(world.Answers());
    }));

    [Fact]
    public void FactsInAnyOrderOfArrival_ComeToTheSame_AndARebuildToo() => Check.One(Thorough, Prop.ForAll(Histories, steps =>
    {
        var world = new World();
        foreach (var step in steps)
            world.Do(step);
        return world.Answers().SequenceEqual(world.Rebuilt().Answers());
    }));

    [Fact]
    public void WhoUnsubscribedThroughOneSystem_CanOptInAgainThroughTheAccount_WhateverTheHistory() => Check.One(Thorough, Prop.ForAll(Histories, steps =>
    {
        var world = new World();
        // Who is locked away or erased, or objects to being processed at all, is another matter.
        foreach (var step in steps.Where(s => s.Kind is not (10 or 11 or 12)))
            world.Do(step);
        return Enumerable.Range(0, 6).All(world.OptsInAgain);
    }));

    private sealed record Step(int What, int Record, int Other, int Kind, ContactPointKey? At, Channel? Channel, int Day, int Detail);

    /// <summary>Facts, and which record is in which party.</summary>
    private sealed class World
    {
        private readonly List<ConsentStatement> said = [];
        private readonly int[] partyOf = [0, 1, 2, 3, 4, 5, 6];
        private int number;

        public bool TakesBack { get; init; } = true;

        public void Do(Step step)
        {
            if (step.What is 12 or 13)
                Merge(step.Record, step.Other);
            else if (step.What == 14)
                partyOf[step.Record] = step.Record;
            else
                Say(step);
        }

        public int[] Merge(int left, int right)
        {
            var before = partyOf.ToArray();
            var (survivor, absorbed) = (partyOf[left], partyOf[right]);
            for (var i = 0; i < partyOf.Length; i++)
            {
                if (partyOf[i] == absorbed)
                    partyOf[i] = survivor;
            }
            return before;
        }

        // Gives back what the merge moved; what was said meanwhile stays with its record.
        public void Unmerge(int[] before)
        {
            for (var i = 0; i < partyOf.Length; i++)
                partyOf[i] = before[i];
        }

        // Record 6 says nothing of what is asked, and comes into the first record's party.
        public void Silent()
        {
            said.Add(Scene.Say(ConsentAction.Granted, Record(6), purpose: "something-else"));
            partyOf[6] = partyOf[0];
        }

        // The signed-in person is shown every denial for their address, of whatever record of their party, and takes them back.
        public bool OptsInAgain(int record)
        {
            var records = Enumerable.Range(0, partyOf.Length).Where(i => partyOf[i] == partyOf[record]).Select(Record).ToHashSet();
            var all = said.Where(s => records.Contains(s.Record)).ToList();
            var grant = new ConsentStatement(new ConsentEventId(Guid.AllBitsSet), Record(record), Newsletter.Id, Channel.Email, E1, ConsentAction.Granted, Now, Now, null, Now)
            {
                ByVerifiedOwner = true, TextVersion = 2,
                Supersedes = [.. all.Where(s => s.IsDenial && s.Purpose == Newsletter.Id && (s.ContactPoint is null || s.ContactPoint == E1)).Select(s => s.Id)],
            };
            return DecisionRules.Decide(new DecisionState(new GlobalPartyId(Guid.Empty), all.Append(grant), []), Purposes[1], Channel.Email, E1, Now, Now).Verdict == Verdict.Allow;
        }

        public World Rebuilt()
        {
            var rebuilt = new World();
            Array.Copy(partyOf, rebuilt.partyOf, partyOf.Length);
            rebuilt.said.AddRange(said.OrderBy(s => s.Id.Value.GetHashCode()));
            return rebuilt;
        }

        public IEnumerable<string> Answers() => partyOf.Take(6).Distinct().Order().SelectMany(party => Decisions(party).Select(d =>
            $"{party}:{d.Verdict}:{string.Join('|', d.Reasons.Select(r => $"{r.Code}{r.Events.Count}"))}"));

        public IEnumerable<string> Denied(int record) => Keyed(record, d => d.Verdict == Verdict.Deny && d.Reasons[0].Code is not (ReasonCode.NoConsent or ReasonCode.Erased));

        public IEnumerable<string> Allowed(int record) => Keyed(record, d => d.Verdict == Verdict.Allow);

        private IEnumerable<string> Keyed(int record, Func<ConsentDecision, bool> which) =>
            Decisions(partyOf[record]).Select((decision, place) => (decision, place)).Where(d => which(d.decision)).Select(d => d.place.ToString(null, null));

        private IEnumerable<ConsentDecision> Decisions(int party)
        {
            var records = Enumerable.Range(0, partyOf.Length).Where(i => partyOf[i] == party).Select(Record).ToHashSet();
            var state = new DecisionState(new GlobalPartyId(Guid.Empty), said.Where(s => records.Contains(s.Record)), []);
            foreach (var purpose in Purposes)
            {
                foreach (var narrowing in Narrowings)
                {
                    foreach (var point in new[] { E1, E2 })
                        yield return DecisionRules.Decide(state, purpose, Channel.Email, point, Now, Now, narrowing);
                }
            }
        }

        private void Say(Step step)
        {
            var id = new ConsentEventId(new Guid($"00000000-0000-7000-9000-{++number:x12}"));
            var kind = step.Kind switch
            {
                < 4 => ConsentAction.Granted,
                < 7 => ConsentAction.Withdrawn,
                7 => ConsentAction.DoubleOptInConfirmed,
                8 => ConsentAction.Expired,
                9 => ConsentAction.SessionOpened,
                10 => ConsentAction.Erased,
                11 => step.Detail % 2 == 0 ? ConsentAction.Restricted : ConsentAction.RestrictionLifted,
                _ => ConsentAction.Denied,
            };
            // Times are distinct, and the hub's clock runs up to a day apart from the source's.
            var at = Day(step.Day).AddMinutes(number);
            var isAction = step.Kind == 12;
            var aboutRecord = kind is ConsentAction.Erased or ConsentAction.Restricted or ConsentAction.RestrictionLifted;
            var verified = kind == ConsentAction.Granted && step.Detail % 3 == 0;
            said.Add(new ConsentStatement(
                id, Record(step.Record), isAction || aboutRecord ? null : step.Detail % 4 == 0 ? Orders.Id : Newsletter.Id, isAction || aboutRecord ? null : step.Channel,
                isAction || aboutRecord ? null : step.At, kind, at, at, kind == ConsentAction.SessionOpened ? at.AddDays(1) : !aboutRecord && step.Detail % 9 == 0 ? at.AddDays(4) : null, at.AddHours(step.Detail % 48 - 24))
            {
                PartyAction = isAction ? step.Detail % 2 == 0 ? PartyAction.Process : PartyAction.Share | PartyAction.Sell : PartyAction.None,
                Method = isAction && step.Detail % 2 == 1 ? CaptureMethod.PrivacySignal : CaptureMethod.Form,
                Subscription = !isAction && !aboutRecord && step.Detail % 5 == 0 ? Weekly : null,
                Brand = !aboutRecord && step.Detail % 7 == 0 ? North : null,
                TextVersion = step.Detail % 6 == 0 ? 1 : 2,
                ByVerifiedOwner = verified,
                Supersedes = verified && TakesBack ? [.. said.Where(s => s.IsDenial).Select(s => s.Id)] : [],
            });
        }
    }
}
