using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using Xunit;
using static IdentityHub.Consent.Tests.Decisions.Scene;

namespace IdentityHub.Consent.Tests.Decisions;

/// <summary>The algebra of decisions, over thousands of random histories each.</summary>
public sealed class DecisionProperties
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);
    private static readonly ContactPointKey?[] Points = [null, E1, E2];

    /// <summary>A history: what records 0–5 said, small enough that they collide all the time.</summary>
    private static readonly Gen<ConsentStatement> Statement =
        from record in Gen.Choose(0, 5)
        from kind in Gen.Choose(0, 11)
        from channel in Gen.Elements<Channel?>(null, Channel.Email, Channel.Email, Channel.Sms)
        from at in Gen.Elements(Points)
        from day in Gen.Choose(1, 25)
        from ends in Gen.Choose(0, 40)
        from verified in Gen.Elements(true, false)
        select Make(record, kind, channel, at, day, ends, verified);

    private static readonly Arbitrary<ConsentStatement[]> Histories = Statement.ArrayOf().Select(WithSupersedes).ToArbitrary();

    [Fact]
    public void OrderOfArrival_DoesNotMatter() =>
        Check.One(Thorough, Prop.ForAll(Histories, history => Answers(history).SequenceEqual(Answers(history.Reverse())) && Answers(history).SequenceEqual(Answers(Shuffled(history)))));

    [Fact]
    public void MergeThenUnmerge_RestoresEveryDecision() =>
        Check.One(Thorough, Prop.ForAll(Histories, history =>
        {
            var (left, right) = Split(history);
            var before = (Answers(left).ToArray(), Answers(right).ToArray());
            // Merging joins memberships; unmerging parts them again by record. Nothing else is kept of it.
            var merged = left.Concat(right).ToArray();
            var (leftAgain, rightAgain) = Split(merged);
            return before.Item1.SequenceEqual(Answers(leftAgain)) && before.Item2.SequenceEqual(Answers(rightAgain));
        }));

    [Fact]
    public void ADenial_NeverBecomesAnAllowanceByMerging() =>
        Check.One(Thorough, Prop.ForAll(Histories, history =>
        {
            // Denials that a grant takes back on purpose are the one exception, and covered by the table of rules.
            var plain = history.Select(s => s with { Supersedes = [] }).ToArray();
            var (left, right) = Split(plain);
            return Decisions(left).Zip(Decisions(plain)).All(pair => !SaidNo(pair.First) || pair.Second.Verdict != Verdict.Allow)
                && Decisions(right).Zip(Decisions(plain)).All(pair => !SaidNo(pair.First) || pair.Second.Verdict != Verdict.Allow);
        }));

    [Fact]
    public void OnOneContactPoint_ADenialStaysADenialByMerging() =>
        Check.One(Thorough, Prop.ForAll(Histories, history =>
        {
            var plain = history.Select(s => s with { Supersedes = [] }).ToArray();
            var (left, _) = Split(plain);
            return Decisions(left, pointsOnly: true).Zip(Decisions(plain, pointsOnly: true)).All(pair => !SaidNo(pair.First) || pair.Second.Verdict == Verdict.Deny);
        }));

    [Fact]
    public void ASilentRecord_ChangesNoDecision() =>
        Check.One(Thorough, Prop.ForAll(Histories, history =>
        {
            // Silent on what is asked: it spoke of something else only.
            var silent = Say(ConsentAction.Granted, Record(99), purpose: "something-else");
            return Answers(history).SequenceEqual(Answers([.. history, silent]));
        }));

    [Fact]
    public void WhatIsNotYetKnown_ChangesNoEarlierAnswer() =>
        Check.One(Thorough, Prop.ForAll(Histories, history =>
        {
            var known = history.Where(s => s.RecordedAt <= Day(12));
            return Answers(history, asKnownAt: Day(12)).SequenceEqual(Answers(known));
        }));

    [Fact]
    public void EveryDecision_HasAReasonThatSpeaksForIt() =>
        Check.One(Thorough, Prop.ForAll(Histories, history => Decisions(history).All(d => d.Reasons.Count > 0 && d.Reasons.All(r => r.Text.EndsWith('.')))));

    private static ConsentStatement Make(int record, int kind, Channel? channel, ContactPointKey? at, int day, int ends, bool verified)
    {
        var action = kind switch
        {
            < 5 => ConsentAction.Granted,
            < 9 => ConsentAction.Withdrawn,
            9 => ConsentAction.DoubleOptInRequested,
            10 => ConsentAction.DoubleOptInConfirmed,
            _ => ConsentAction.Denied,
        };
        var statement = kind == 11
            ? Refuse(Record(record), PartyAction.Process, day)
            : Say(action, Record(record), channel, at, day, purpose: day % 4 == 0 ? "orders" : "newsletter");
        return statement with { EffectiveTo = ends is > 25 and < 33 ? Day(day + ends - 25) : null, ByVerifiedOwner = verified, RecordedAt = Day(day + ends % 3) };
    }

    private static bool SaidNo(ConsentDecision decision) =>
        decision.Verdict == Verdict.Deny
        && decision.Reasons[0].Code is ReasonCode.ContactPointDenied or ReasonCode.ChannelDenied or ReasonCode.PurposeDenied or ReasonCode.PartyActionDenied;

    private static (ConsentStatement[] Left, ConsentStatement[] Right) Split(ConsentStatement[] history) =>
        (history.Where(s => IsLeft(s)).ToArray(), history.Where(s => !IsLeft(s)).ToArray());

    private static bool IsLeft(ConsentStatement statement) => statement.Record.Value.ToByteArray(true)[15] % 2 == 0;

    private static IEnumerable<ConsentStatement> Shuffled(ConsentStatement[] history) => history.OrderBy(s => s.Id.GetHashCode());

    private static IEnumerable<ConsentDecision> Decisions(IEnumerable<ConsentStatement> history, DateTimeOffset? asKnownAt = null, bool pointsOnly = false)
    {
        var state = new DecisionState(Party, history, []);
        foreach (var purpose in new[] { Newsletter, Newsletter with { DoubleOptIn = true }, Orders, Orders with { SubjectMayObject = true } })
        {
            foreach (var channel in purpose.Channels)
            {
                foreach (var point in Points.Where(p => p is not null || !pointsOnly))
                    yield return DecisionRules.Decide(state, purpose, channel, point, Now, asKnownAt ?? Now);
            }
        }
    }

    // Half of the verified grants take back the denials before them, of whatever record, purpose and address: decisions must sort out which count.
    private static ConsentStatement[] WithSupersedes(ConsentStatement[] history) =>
        [.. history.Select((s, i) => s.ByVerifiedOwner && !s.IsDenial && i % 2 == 0 ? s with { Supersedes = [.. history.Take(i).Where(d => d.IsDenial).Select(d => d.Id)] } : s)];

    private static IEnumerable<(Verdict, string)> Answers(IEnumerable<ConsentStatement> history, DateTimeOffset? asKnownAt = null) =>
        Decisions(history, asKnownAt).Select(d => (d.Verdict, string.Join('|', d.Reasons.Select(r => $"{r.Code}:{string.Join(',', r.Events.OrderBy(e => e.Value))}"))));
}
