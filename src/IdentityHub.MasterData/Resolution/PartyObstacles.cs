using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.MasterData.Resolution;

/// <summary>What the parties around two records add to the explanation of the pair.</summary>
internal sealed class PartyObstacles(Neighbourhood place)
{
    /// <summary>The whole explanation.</summary>
    public MatchExplanation Complete(MatchExplanation pair, PairJudgement judgement, RecordState left, RecordState right)
    {
        if (left.Party == right.Party)
        {
            var pinned = place.Pins.Values.Any(pin => pin.Kind == PinKind.Always && Holds(pin, left, null) && Holds(pin, right, null));
            return pair with { Verdict = MatchVerdict.Link, Rule = pinned ? "pin" : pair.Rule };
        }
        var obstacles = new List<string>(pair.Obstacles);
        if (place.Pins.Values.Any(pin => pin.Kind == PinKind.Never && Holds(pin, left, false) && Holds(pin, right, true) || pin.Kind == PinKind.Never && Holds(pin, left, true) && Holds(pin, right, false)))
            obstacles.Add("pin");
        var (one, other) = (HoldingsOf(left), HoldingsOf(right));
        if (one.ContradictsIdentifiersOf(other))
            obstacles.Add("exclusive-identifier");
        if (judgement.IsLink && !judgement.IsProven && (one.HoldsAccount || other.HoldsAccount))
            obstacles.Add("account");
        if (judgement.IsLink && obstacles.Count == 0)
            obstacles.Add(OfWholeParties(judgement));
        var never = obstacles.Contains("pin") || obstacles.Contains("exclusive-identifier") || pair.Verdict == MatchVerdict.Never;
        return pair with { Verdict = never ? MatchVerdict.Never : judgement.IsLink ? MatchVerdict.Review : pair.Verdict, Obstacles = obstacles };
    }

    /// <summary>What stands against a link when nothing about the two records does.</summary>
    public static string OfWholeParties(PairJudgement judgement) => judgement.Class == PairClass.Contact ? "shared-contact-point" : "whole-party";

    private Holdings HoldingsOf(RecordState record) => ReviewTaskFold.HoldingsOf(place.MembersOf(record.Party).Select(place.FeaturesOf));

    /// <summary>Whether a pin is over a record's party, on a side (null: on any).</summary>
    private bool Holds(Pin pin, RecordState record, bool? right) => pin.Members.Any(member =>
        (right is null || member.Right == right) && place.Now.TryGetValue(member.Record, out var state) && (right is null ? state.Id == record.Id : state.Party == record.Party));
}
