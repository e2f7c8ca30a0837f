using IdentityHub.Kernel.Ids;
using IdentityHub.Storage.Auditing;
using IdentityHub.Storage.Feed;
using IdentityHub.Storage.Jobs;
using IdentityHub.Storage.MasterData;
using IdentityHub.Storage.SqlServer;
using IdentityHub.Storage.Work;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace IdentityHub.Storage.Conformance.SqlServer;

/// <summary>The shapes of queries that the stores use come out as T-SQL that the model resolves.</summary>
public sealed class QueryTests
{
    [Fact]
    public void QueriesMeetTheModel()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        GlobalPartyId[] parties = [new(Guid.NewGuid()), new(Guid.NewGuid())];
        long[] hashes = [1, 2];
        var now = DateTimeOffset.UnixEpoch;

        TransactSqlTests.Check(db, new()
        {
            ["parties_by_ids"] = db.Set<PartyRow>().Where(row => EF.Parameter(parties).Contains(row.Id)).ToQueryString(),
            ["merged_into_ids"] = db.Set<PartyRow>().Where(row => row.MergedIntoId != null && EF.Parameter(parties).Contains(row.MergedIntoId.Value)).ToQueryString(),
            ["records_by_key"] = db.Set<SourceRecordRow>().Where(row => EF.Parameter(hashes).Contains(row.KeyHash) && row.System == "crm" && row.Key == "K 1 ").ToQueryString(),
            ["records_by_match_key"] = db.Set<MatchKeyRow>().Where(key => EF.Parameter(hashes).Contains(key.KeyHash))
                .Join(db.Set<SourceRecordRow>(), key => key.RecordId, record => record.Id, (_, record) => record.PartyId).ToQueryString(),
            ["words_by_range"] = db.Set<SearchWordRow>().Where(row => row.Word.CompareTo("ad") >= 0 && row.Word.CompareTo("ae") < 0).Select(row => row.PartyId).ToQueryString(),
            ["due_jobs"] = db.Set<JobRow>().Where(row => row.State == JobState.Waiting && row.DueAt <= now).ToQueryString(),
            ["expired_requests"] = db.Set<IdempotencyRow>().Where(row => row.ExpiresAt <= now).OrderBy(row => row.ExpiresAt).Skip(999).Select(row => row.ExpiresAt).ToQueryString(),
            ["feed_page"] = db.Set<ChangeRow>().Where(row => row.Position > 7).OrderBy(row => row.Position).Take(10).ToQueryString(),
            ["audit_page"] = db.Set<AuditRow>().Where(row => row.Subject == "a" && row.Sequence < 7).OrderByDescending(row => row.Sequence).Take(10).ToQueryString(),
        }).ShouldBeEmpty();
    }
}
