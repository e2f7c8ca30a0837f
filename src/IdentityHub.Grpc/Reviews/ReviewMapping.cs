using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Matching;
using IdentityHub.Grpc.Parties;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.Protos.Review.V1;
using ReviewKind = IdentityHub.MasterData.Stewardship.ReviewKind;
using ReviewSide = IdentityHub.MasterData.Stewardship.ReviewSide;
using WireAnswer = IdentityHub.Protos.Review.V1.ReviewAnswer;
using WireBand = IdentityHub.Protos.Review.V1.ScoreBand;
using WireComment = IdentityHub.Protos.Review.V1.ReviewComment;
using WireDay = IdentityHub.Protos.Review.V1.DeskDay;
using WireDecision = IdentityHub.Protos.Review.V1.ReviewDecision;
using WireFilter = IdentityHub.Protos.Review.V1.ReviewFilter;
using WireKind = IdentityHub.Protos.Review.V1.ReviewKind;
using WirePreview = IdentityHub.Protos.Review.V1.LinkPreview;
using WireReceipt = IdentityHub.Protos.Review.V1.ReviewReceipt;
using WireSide = IdentityHub.Protos.Review.V1.ReviewSide;
using WireTask = IdentityHub.Protos.Review.V1.ReviewTask;

namespace IdentityHub.Grpc.Reviews;

/// <summary>Tasks as the contract shows them. Enumerations have the same numbers on both sides (a test compares them).</summary>
internal static class ReviewMapping
{
    public static MasterData.Stewardship.ReviewFilter FilterOf(WireFilter? filter)
    {
        if (filter is null)
            return MasterData.Stewardship.ReviewFilter.Open;
        for (var i = 0; i < filter.Kinds.Count; i++)
        {
            if (filter.Kinds[i] == WireKind.Unspecified || !Enum.IsDefined(filter.Kinds[i]))
                throw Refusal.Invalid($"filter.kinds[{i}]", "is not known").ToException();
        }
        return new MasterData.Stewardship.ReviewFilter
        {
            Kinds = [.. filter.Kinds.Select(kind => (ReviewKind)(int)kind)],
            System = Require.Text(filter.System, SourceKey.MaximumSystemLength, "filter.system"),
            Rule = Require.Text(filter.Rule, 64, "filter.rule"),
            MinimumProbability = Bound(filter.MinimumProbability, "filter.minimum_probability"),
            MaximumProbability = Bound(filter.MaximumProbability, "filter.maximum_probability"),
            WaitingSinceBefore = Require.Time(filter.SinceBeforeTime, "filter.since_before_time"),
            Party = filter.Gpid.Length == 0 ? null : Require.Id<GlobalPartyId>(filter.Gpid, "filter.gpid"),
            Steward = Require.Text(filter.Steward, 200, "filter.steward"),
            IncludeDeferred = filter.IncludeDeferred,
        };
    }

    public static WireTask ToWire(MasterData.Stewardship.ReviewTask task)
    {
        var written = new WireTask
        {
            TaskId = task.Id.ToString(),
            Kind = (WireKind)(int)task.Kind,
            LeftRecordId = task.Left.ToString(),
            RightRecordId = task.Right?.ToString() ?? "",
            Probability = task.Probability,
            Priority = task.Priority,
            Rule = task.Rule,
            SinceTime = Wire.ToWire.Time(task.Since),
            Assignee = task.Desk.Assignee ?? "",
            CommentCount = task.Desk.Comments,
            Etag = task.Etag,
        };
        written.Gpids.AddRange(task.Parties.Select(party => party.ToString()));
        written.Systems.AddRange(task.Systems);
        if (task.Desk is { ClaimedBy: { } by, ClaimedUntil: { } until })
            (written.ClaimedBy, written.ClaimExpireTime) = (by, Wire.ToWire.Time(until));
        if (task.Desk.DeferredUntil is { } deferred)
            written.DeferUntilTime = Wire.ToWire.Time(deferred);
        return written;
    }

    public static GetResponse ToWire(ReviewCase review)
    {
        var response = new GetResponse { Task = ToWire(review.Task) };
        response.Sides.AddRange(review.Sides.Select(ToWire));
        if (review.Explanation is { } explanation)
            response.Explanation = ExplanationMapping.ToWire(explanation);
        if (review.Preview is { } preview)
        {
            response.Preview = new WirePreview { Survivor = PartyMapping.ToWire(preview.Survivor), Reason = preview.Reason };
            response.Preview.AbsorbedGpids.AddRange(preview.Absorbed.Select(party => party.ToString()));
        }
        response.Comments.AddRange(review.Comments.Select(comment => new WireComment { CreateTime = Wire.ToWire.Time(comment.At), Author = comment.Actor.Id, Text = comment.Text }));
        response.Earlier.AddRange(review.Earlier.Select(ToWire));
        return response;
    }

    public static CountResponse ToWire(ReviewCounts counts)
    {
        var response = new CountResponse { Total = counts.Total, Deferred = counts.Deferred };
        foreach (var (kind, count) in counts.Kinds)
            response.Kinds[NameOf(kind)] = count;
        response.Rules.Add(counts.Rules.ToDictionary());
        response.Systems.Add(counts.Systems.ToDictionary());
        response.Bands.Add(counts.Bands.ToDictionary());
        response.Ages.Add(counts.Ages.ToDictionary());
        response.Stewards.Add(counts.Stewards.ToDictionary());
        return response;
    }

    public static WireReceipt ToWire(MasterData.Stewardship.ReviewReceipt receipt)
    {
        var written = new WireReceipt { TaskId = receipt.Task.ToString(), DecisionId = receipt.Decision.ToString(), Answer = (WireAnswer)(int)receipt.Answer };
        written.Parties.AddRange(receipt.Parties.Select(PartyMapping.ToWire));
        return written;
    }

    public static MetricsResponse ToWire(ReviewMetrics metrics)
    {
        var response = new MetricsResponse { Open = metrics.Open, Deferred = metrics.Deferred, Linked = metrics.Linked, Parted = metrics.Parted, Undone = metrics.Undone };
        if (metrics.OldestSince is { } since)
            response.OldestSinceTime = Wire.ToWire.Time(since);
        response.AnswersBySteward.Add(metrics.ByStewards.ToDictionary());
        foreach (var (kind, count) in metrics.OpenKinds)
            response.OpenKinds[NameOf(kind)] = count;
        response.OpenAges.Add(metrics.OpenAges.ToDictionary());
        response.Days.AddRange(metrics.Days.Select(day => new WireDay { Day = day.Day.ToString("O", System.Globalization.CultureInfo.InvariantCulture), Linked = day.Linked, Parted = day.Parted, Undone = day.Undone }));
        response.Bands.AddRange(metrics.Bands.Select(band => new WireBand { Tenth = band.Tenth, Linked = band.Linked, Parted = band.Parted }));
        if (metrics.Agreement is { } agreement)
            response.Agreement = agreement;
        response.MedianWait = metrics.MedianWait is { } median ? Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(median) : null;
        response.LongWait = metrics.LongWait is { } most ? Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(most) : null;
        return response;
    }

    private static WireSide ToWire(ReviewSide side)
    {
        var written = new WireSide { Party = PartyMapping.ToWire(side.Party), RecordCount = side.RecordCount };
        foreach (var record in side.Records)
        {
            written.Records.Add(new ReviewRecord
            {
                RecordId = record.Record.ToString(),
                Key = Wire.ToWire.Key(record.Key),
                Attributes = AttributesMapping.ToWire(record.Content),
                Deleted = record.Deleted,
                Rule = record.Rule,
                CreateTime = Wire.ToWire.Time(record.ReceivedAt),
                UpdateTime = Wire.ToWire.Time(record.ChangedAt),
            });
        }
        return written;
    }

    private static WireDecision ToWire(MasterData.Stewardship.ReviewDecision decision) => new()
    {
        DecisionId = decision.Decision.ToString(),
        TaskId = decision.Task.ToString(),
        Answer = (WireAnswer)(int)decision.Answer,
        Reason = decision.Reason,
        CreateTime = Wire.ToWire.Time(decision.At),
        Actor = decision.Actor.Id,
        Undone = decision.Undone,
    };

    private static double? Bound(double value, string field) => value switch
    {
        0 => null,
        > 0 and <= 1 => value,
        _ => throw Refusal.Invalid(field, "must be 0 to 1").ToException(),
    };

    /// <summary><c>UnsurePair</c> as <c>unsure_pair</c>.</summary>
    private static string NameOf(ReviewKind kind) =>
        string.Concat(kind.ToString().Select((letter, i) => char.IsUpper(letter) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(letter) : letter.ToString()));
}
