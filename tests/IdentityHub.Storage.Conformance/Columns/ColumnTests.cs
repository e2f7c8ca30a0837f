using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.Storage.Auditing;
using IdentityHub.Storage.Columns;
using IdentityHub.Storage.Conformance.Engines;
using IdentityHub.Storage.Feed;
using IdentityHub.Storage.Jobs;
using IdentityHub.Storage.Work;
using IdentityHub.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static IdentityHub.Storage.Conformance.Engines.Hub;

namespace IdentityHub.Storage.Conformance.Columns;

public sealed class ColumnTests
{
    /// <summary>Differ by case, trailing blanks, Unicode normal form, or a character that some collations ignore.</summary>
    private static readonly string[] Alike = ["key", "KEY", "key ", "key  ", " key", "k\u00e9y", "ke\u0301y", "ke\u00ady", "k\u0065y\u200b", "stra\u00dfe", "strasse", "\ud83d\ude00", "\ud83d\ude01"];

    [Theory, EveryEngine]
    public async Task KeysOfOtherSystemsAreToldApartByteByByte(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        await node.CommandAsync(async (db, _) =>
        {
            await db.InsertManyAsync([.. Alike.Select(key => Row(key))], Stop);
            return true;
        });

        foreach (var key in Alike)
            (await node.ReadAsync(db => db.Set<IdempotencyRow>().Where(row => row.ClientId == key).Select(row => row.RequestId).ToListAsync(Stop))).ShouldBe([key]);
    }

    [Theory, EveryEngine]
    public async Task OrdinaryTextIsComparedByCodePoint(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        string[] names = ["b", "B", "a", "A", "\u00e4", "ae", "Z", "z"];
        await node.CommandAsync(work =>
        {
            foreach (var name in names)
                work.Audit(new AuditEntry("test", Actor.Hub("test"), name));
        });

        (await node.ReadAsync(db => db.Set<AuditRow>().OrderBy(row => row.Subject).Select(row => row.Subject).ToListAsync(Stop)))
            .ShouldBe(names.Order(StringComparer.Ordinal));
        (await node.ReadAsync(db => db.Set<AuditRow>().CountAsync(row => row.Subject == "A", Stop))).ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task InstantsComeBackToTheMicrosecondInUtcAndInOrder(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        var noon = new DateTimeOffset(2026, 3, 29, 12, 0, 0, TimeSpan.Zero);
        DateTimeOffset[] instants =
        [
            new(1583, 1, 1, 0, 0, 0, TimeSpan.Zero), DateTimeOffset.UnixEpoch.AddTicks(-10), DateTimeOffset.UnixEpoch, noon, noon.AddTicks(10), noon.AddTicks(29),
            noon.AddTicks(40).ToOffset(TimeSpan.FromHours(14)), new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero),
        ];
        await node.CommandAsync(async (db, _) =>
        {
            db.AddRange(instants.Select(Entry));
            await db.SaveChangesAsync(Stop);
            await db.InsertManyAsync([.. instants.Select(Entry)], Stop);
            return true;
        });

        var read = await node.ReadAsync(db => db.Set<AuditRow>().OrderBy(row => row.At).ThenBy(row => row.Sequence).Select(row => row.At).ToListAsync(Stop));

        read.ShouldBe(instants.SelectMany(instant => new[] { Instants.Truncate(instant), Instants.Truncate(instant) }));
        read.ShouldAllBe(instant => instant.Offset == TimeSpan.Zero);
        (await node.ReadAsync(db => db.Set<AuditRow>().CountAsync(row => row.At > noon, Stop))).ShouldBe(8);
    }

    [Fact]
    public void AnInstantIsItsMicrosecondsAndBack() => Prop.ForAll<long>(ticks =>
    {
        var instant = new DateTimeOffset(Math.Abs(ticks % DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
        return InstantConverter.FromMicroseconds(InstantConverter.ToMicroseconds(instant)) == Instants.Truncate(instant);
    }).QuickCheckThrowOnFailure();

    [Theory, EveryEngine]
    public async Task TypedIdsSortByTheirBytes(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        var ids = Enumerable.Range(0, 200).Select(_ => new JobId(Guid.NewGuid())).ToList();
        await node.CommandAsync(async (db, _) =>
        {
            await db.InsertManyAsync([.. ids.Select(id => new JobRow { JobId = id, Kind = "test", State = JobState.Completed })], Stop);
            return true;
        });

        var read = await node.ReadAsync(db => db.Set<JobRow>().OrderBy(row => row.JobId).Select(row => row.JobId).ToListAsync(Stop));

        read.ShouldBe(ids.OrderBy(id => id.ToString(), StringComparer.Ordinal));
        (await node.ReadAsync(db => db.Set<JobRow>().CountAsync(row => ids.Take(50).Contains(row.JobId), Stop))).ShouldBe(50);
    }

    [Theory, EveryEngine]
    public async Task ABulkInsertWritesWhatTheChangeTrackerWrites(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        AuditRow[] Rows() => [Full(), new AuditRow { Action = "a", ActorId = "", At = DateTimeOffset.UnixEpoch }, Full()];
        await node.CommandAsync(async (db, _) =>
        {
            db.AddRange(Rows().Cast<object>());
            await db.SaveChangesAsync(Stop);
            await db.InsertManyAsync(Rows(), Stop);
            return true;
        });

        var rows = await node.ReadAsync(db => db.Set<AuditRow>().OrderBy(row => row.Sequence).ToListAsync(Stop));

        rows.Select(Text).Skip(3).ShouldBe(rows.Select(Text).Take(3));

        static AuditRow Full() => new()
        {
            Action = "a.b", ActorId = "c", ActorKind = 2, At = DateTimeOffset.UnixEpoch.AddDays(20000), ClientId = "d", Detail = "\u00fc '\" \\ {}", RemoteAddress = "::1", Subject = "e",
        };
        static string Text(AuditRow row) =>
            string.Join('|', row.Action, row.ActorId, row.ActorKind, row.At.UtcTicks, row.ClientId ?? "null", row.Detail ?? "null", row.RemoteAddress ?? "null", row.Subject ?? "null");
    }

    [Theory, EveryEngine]
    public async Task ManyRowsKeepTheirOrder(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        await node.CommandAsync(async (db, _) =>
        {
            await db.InsertManyAsync([.. Enumerable.Range(0, 3001).Select(i => new OutboxRow { Kind = i })], Stop);
            return true;
        });

        (await node.ReadAsync(db => db.Set<OutboxRow>().OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync(Stop))).ShouldBe(Enumerable.Range(0, 3001));
    }

    private static IdempotencyRow Row(string key) => new() { ClientId = key, RequestId = key, BodyHash = new string('a', 64), ExpiresAt = DateTimeOffset.UtcNow };

    private static AuditRow Entry(DateTimeOffset at) => new() { Action = "test", ActorId = "test", At = at };
}
