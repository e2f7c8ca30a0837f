using IdentityHub.EndToEnd.Browsing;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.EndToEnd.Workbench;

/// <summary>Puts questions into the queue: two records with one proven e-mail address and two national ids.</summary>
internal static class Doubts
{
    public static async Task<GlobalPartyId> PutAsync(IServiceProvider hub, string given, string second = "shop")
    {
        var email = $"{Guid.NewGuid():n}@example.com";
        // Nobody else has that birthday: other tests ask about people of that name too.
        var birth = new DateOnly(1930, 1, 2).AddDays(Random.Shared.Next(27_000));
        var house = Random.Shared.Next(10, 9_000);
        var first = await PutAsync(hub, "crm", given, email, birth, $"Regent Street {house}");
        await PutAsync(hub, second, given, email, birth, $"Regent Street {house + 1}");
        return first;
    }

    /// <summary>
    /// A question about many parties that hang together, as the guard asks it; the question. It takes hundreds of records to raise one, so the projection is told of it here.
    /// </summary>
    public static async Task<ReviewTaskId> PutClusterAsync(DemoFixture demo, int parties)
    {
        var task = (await demo.QuestionAsync(await PutAsync(demo.Hub, "Perdita"))).Id.Value.ToByteArray(true);
        var cancellation = TestContext.Current.CancellationToken;
        await using var scope = demo.Hub.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HubDbContext>().Database;
        for (var i = 2; i < parties; i++)
        {
            var party = (await PutKnownAsync(demo.Hub, $"Perdita {i}")).Party.Value.ToByteArray(true);
            await database.ExecuteSqlAsync($"INSERT INTO review_task_party (party_id, task_id) VALUES ({party}, {task})", cancellation);
        }
        await database.ExecuteSqlAsync($"UPDATE review_task SET kind = {(int)ReviewKind.OversizedComponent} WHERE id = {task}", cancellation);
        return new ReviewTaskId(new Guid(task, bigEndian: true));
    }

    /// <summary>A source system of a test's own, so that its questions can be told from others'.</summary>
    public static async Task<string> SourceAsync(IServiceProvider hub)
    {
        await using var scope = hub.CreateAsyncScope();
        var system = new SourceSystem($"s{Guid.NewGuid():n}"[..12], "A test's", 5) { ContactPointsVerified = true };
        return (await scope.ServiceProvider.GetRequiredService<SourceSystems>().RegisterAsync(system, Actor.Hub("tests"), TestContext.Current.CancellationToken)).Value.Code;
    }

    /// <summary>Somebody whom one record tells of; the key by which the source can tell more.</summary>
    public static async Task<(GlobalPartyId Party, SourceKey Key)> PutKnownAsync(IServiceProvider hub, string given, string? city = null, SourceKey? key = null)
    {
        await using var scope = hub.CreateAsyncScope();
        var known = key ?? new SourceKey("crm", Guid.NewGuid().ToString("n"));
        var content = new SourceRecordContent
        {
            GivenName = given, FamilyName = $"Byron{known.Key[..6]}", Addresses = city is null ? [] : [new PostalAddressValue { City = city, Country = "GB" }],
            Emails = [new EmailAddressValue($"{known.Key}@example.com", Verified: true)],
        };
        var intake = scope.ServiceProvider.GetRequiredService<RecordIntake>();
        return ((await intake.UpsertAsync(new SourceRecordUpsert(known, content), Actor.Hub("tests"), null, TestContext.Current.CancellationToken)).Value.Party, known);
    }

    /// <summary>One party of two records, which a steward may take apart.</summary>
    public static async Task<GlobalPartyId> PutOneAsync(IServiceProvider hub, string given)
    {
        var email = $"{Guid.NewGuid():n}@example.com";
        var birth = new DateOnly(1930, 1, 2).AddDays(Random.Shared.Next(27_000));
        await PutAsync(hub, "crm", given, email, birth, "Skinner Street 41", nationalId: false);
        return await PutAsync(hub, "shop", given, email, birth, "Skinner Street 41", nationalId: false);
    }

    private static async Task<GlobalPartyId> PutAsync(IServiceProvider hub, string system, string given, string email, DateOnly birth, string street, bool nationalId = true)
    {
        await using var scope = hub.CreateAsyncScope();
        var content = new SourceRecordContent
        {
            GivenName = given,
            FamilyName = "Wollstonecraft",
            BirthDate = birth,
            NationalId = nationalId ? Guid.NewGuid().ToString("n") : null,
            Emails = [new EmailAddressValue(email, Verified: true)],
            Addresses = [new PostalAddressValue { Line1 = street, City = "London", Postcode = "W1B 5AH", Country = "GB" }],
        };
        var upsert = new SourceRecordUpsert(new SourceKey(system, Guid.NewGuid().ToString("n")), content);
        return (await scope.ServiceProvider.GetRequiredService<RecordIntake>().UpsertAsync(upsert, Actor.Hub("tests"), null, TestContext.Current.CancellationToken)).Value.Party;
    }
}
