using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Match.V1;

namespace IdentityHub.Grpc.Tests.Matching;

/// <summary>Asking the matcher before anything is written.</summary>
public sealed class MatchTests(Hub hub)
{
    [Fact]
    public async Task A_duplicate_is_found_before_it_is_created()
    {
        var email = Made.Email();
        var known = await hub.Client.UpsertAsync(Made.Record(email: email));

        var answer = await hub.Client.Matches.ResolveAsync(new ResolveRequest { Attributes = Made.Record("shop", email: email).Attributes, System = "shop" });

        answer.LikelyDuplicate.ShouldBeTrue();
        answer.Gpid.ShouldBe(known.Gpid);
        var candidate = answer.Candidates.ShouldHaveSingleItem();
        candidate.BestRecord.ShouldBe(known.Key);
        candidate.Explanation.Verdict.ShouldBe(MatchVerdict.Link);
        (candidate.Explanation.PriorWeight + candidate.Explanation.Contributions.Sum(line => line.Weight)).ShouldBe(candidate.Explanation.Weight, 0.01);
        // Nothing was written: what is put in now is the first record of its key.
        (await hub.Client.UpsertAsync(Made.Record("shop", email: email))).Gpid.ShouldBe(known.Gpid);
    }

    [Fact]
    public async Task Nobody_known_is_nobody()
    {
        var answer = await hub.Client.Matches.ResolveAsync(new ResolveRequest { Attributes = Made.Record(given: "Zebulon", family: "Quatermass").Attributes });
        answer.Gpid.ShouldBeEmpty();
    }

    [Fact]
    public async Task Why_two_are_one_or_not_is_explained_line_by_line()
    {
        var (first, second) = await hub.Client.TwoPartiesAsync();
        var explanation = (await hub.Client.Matches.ExplainAsync(new ExplainRequest
        {
            Left = new ExplainSide { Gpid = first.Gpid },
            Right = new ExplainSide { SourceKey = second.Key },
        })).Explanation;
        explanation.Verdict.ShouldNotBe(MatchVerdict.Link);
        explanation.Contributions.ShouldNotBeEmpty();
        explanation.ModelVersion.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_is_wrong_is_said()
    {
        var matches = hub.Client.Matches;
        await matches.ResolveAsync(new ResolveRequest()).ShouldBlameAsync("attributes");
        await matches.ResolveAsync(new ResolveRequest { Attributes = new Attributes(), System = "loyalty" }).ShouldFailAsync(StatusCode.PermissionDenied, "SOURCE_NOT_BOUND");
        await matches.ExplainAsync(new ExplainRequest { Left = new ExplainSide { Gpid = "gpid_01j9z3k6wne8x9q4r2t5v7y8za" } }).ShouldBlameAsync("right");
        await matches.ExplainAsync(new ExplainRequest
        {
            Left = new ExplainSide { SourceKey = Made.KeyOf("crm") },
            Right = new ExplainSide { SourceKey = Made.KeyOf("crm") },
        }).ShouldFailAsync(StatusCode.NotFound, "RECORD_NOT_FOUND");
    }
}
