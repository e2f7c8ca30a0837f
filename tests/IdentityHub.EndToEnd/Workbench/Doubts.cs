using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.EndToEnd.Workbench;

/// <summary>Puts questions into the queue: two records with one proven e-mail address and two national ids.</summary>
internal static class Doubts
{
    public static async Task<GlobalPartyId> PutAsync(IServiceProvider hub, string given)
    {
        var email = $"{Guid.NewGuid():n}@example.com";
        // Nobody else has that birthday: other tests ask about people of that name too.
        var birth = new DateOnly(1930, 1, 2).AddDays(Random.Shared.Next(27_000));
        var house = Random.Shared.Next(10, 9_000);
        var first = await PutAsync(hub, "crm", given, email, birth, $"Regent Street {house}");
        await PutAsync(hub, "shop", given, email, birth, $"Regent Street {house + 1}");
        return first;
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
