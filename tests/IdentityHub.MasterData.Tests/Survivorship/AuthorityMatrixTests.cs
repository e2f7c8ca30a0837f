using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Survivorship;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Survivorship;

public sealed class AuthorityMatrixTests
{
    private static readonly Actor Admin = Actor.Hub("tests");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_another_system_becomes_master_all_profiles_follow()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var party = (await node.Put("crm", "1", People.Ada(verified: true) with { Language = "en" })).Party;
        (await node.Put("web", "1", People.Ada(verified: true) with { Language = "de" })).Party.ShouldBe(party);
        var before = await node.Get(party);
        before.Profile.Language.ShouldBe("en");

        var row = new GroupAuthority(AttributeGroups.Language, new Dictionary<string, Authority> { ["web"] = Authority.Master }, []);
        (await Update(node, null, row)).Refusal.ShouldBeNull();
        await RenewAsync(node);

        var after = await node.Get(party);
        after.Profile.Language.ShouldBe("de");
        after.Revision.ShouldBeGreaterThan(before.Revision);
        await RenewAsync(node);
        (await node.Get(party)).Revision.ShouldBe(after.Revision);
    }

    [Fact]
    public async Task A_change_of_trust_is_carried_out_for_records_that_were_there()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var party = (await node.Put("crm", "1", People.Ada(verified: true) with { MiddleName = "King" })).Party;
        (await node.Put("shop", "1", People.Ada(verified: true) with { MiddleName = "Byron" })).Party.ShouldBe(party);
        (await node.Get(party)).Profile.MiddleName.ShouldBe("King");

        await node.InScope<SourceSystems, Outcome<SourceSystem>>(systems => systems.RegisterAsync(MasterDataNode.Systems[0] with { TrustRank = 900 }, Admin, Cancellation));
        await RenewAsync(node);

        (await node.Get(party)).Profile.MiddleName.ShouldBe("Byron");
    }

    [Fact]
    public async Task The_matrix_says_what_was_said_and_keeps_other_rows()
    {
        await using var node = await MasterDataNode.CreateAsync();
        await Update(node, null, new GroupAuthority(AttributeGroups.Name, new Dictionary<string, Authority> { ["crm"] = Authority.Master }, []));
        await Update(node, null, new GroupAuthority("extra.tier", new Dictionary<string, Authority> { ["loyalty"] = Authority.Master }, [SurvivorshipRule.Authority, SurvivorshipRule.Recency]));

        var (groups, etag) = await node.InScope<AuthorityMatrix, (IReadOnlyList<GroupAuthority>, string)>(matrix => matrix.ReadAsync(Cancellation));

        groups.Select(group => group.Group).ShouldBe([.. AttributeGroups.Common, "extra.tier"]);
        groups[0].Systems.ShouldBe(new Dictionary<string, Authority> { ["crm"] = Authority.Master });
        groups[^1].Chain.ShouldBe([SurvivorshipRule.Authority, SurvivorshipRule.Recency]);

        await Update(node, etag, new GroupAuthority(AttributeGroups.Name, new Dictionary<string, Authority>(), []));
        (await Update(node, etag, new GroupAuthority(AttributeGroups.Name, new Dictionary<string, Authority>(), []))).Refusal!.Reason.ShouldBe("ETAG_STALE");
    }

    [Fact]
    public async Task What_makes_no_sense_is_named()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var none = new Dictionary<string, Authority>();

        (await Update(node, null, new GroupAuthority("shoe size", none, []))).Refusal!.Violations.Single().Field.ShouldBe("attributes[0].group");
        (await Update(node, null, new GroupAuthority("name", none, [SurvivorshipRule.Trust, SurvivorshipRule.Trust]))).Refusal!.Violations.Single().Field.ShouldBe("attributes[0].rules");
        (await Update(node, null, new GroupAuthority("name", new Dictionary<string, Authority> { ["crm"] = Authority.Master, ["shop"] = Authority.Master }, [])))
            .Refusal!.Violations.Single().Field.ShouldBe("attributes[0].systems");
        (await Update(node, null, new GroupAuthority("name", new Dictionary<string, Authority> { ["nowhere"] = Authority.Master }, []))).Refusal!.Reason.ShouldBe("SOURCE_SYSTEM_UNKNOWN");
    }

    private static Task<Outcome<(IReadOnlyList<GroupAuthority> Groups, string Etag)>> Update(MasterDataNode node, string? etag, params GroupAuthority[] groups) =>
        node.InScope<AuthorityMatrix, Outcome<(IReadOnlyList<GroupAuthority>, string)>>(matrix => matrix.UpdateAsync(groups, etag, Admin, Cancellation));

    /// <summary>Runs the job as a worker would, step by step.</summary>
    private static async Task RenewAsync(MasterDataNode node)
    {
        ReadOnlyMemory<byte> progress = default;
        while (true)
        {
            var outcome = await node.InScope<ProfileRenewalJob, JobOutcome>(job => job.RunAsync(new JobLease(new JobId(Guid.CreateVersion7()), default, 1, progress), Cancellation));
            if (outcome is not JobOutcome.Continue step)
            {
                outcome.ShouldBeOfType<JobOutcome.Completed>();
                return;
            }
            progress = step.Progress;
        }
    }
}
