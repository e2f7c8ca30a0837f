using IdentityHub.Client;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.Grpc.Tests.Hosting;

/// <summary>Made-up records and the calls that most tests begin with.</summary>
internal static class Made
{
    public static string Key() => Guid.NewGuid().ToString("N");

    public static string Email() => $"{Key()}@example.com";

    public static SourceKey KeyOf(string system, string? key = null) => new() { System = system, Key = key ?? Key() };

    /// <summary>A record that matches nobody unless the e-mail address is shared.</summary>
    public static SourceRecord Record(string system = "crm", string? key = null, string? email = null, string given = "Ada", string family = "Lovelace") => new()
    {
        Key = KeyOf(system, key),
        Attributes = new Attributes
        {
            Name = new PersonName { Given = given, Family = family },
            Emails = { new EmailAddress { Value = email ?? Email(), Verified = true } },
        },
    };

    public static async Task<IntakeReceipt> UpsertAsync(this IdentityHubClient client, SourceRecord record) =>
        (await client.Records.UpsertAsync(new UpsertRequest { Record = record }, cancellationToken: TestContext.Current.CancellationToken)).Receipt;

    /// <summary>Two parties of one record each.</summary>
    public static async Task<(IntakeReceipt First, IntakeReceipt Second)> TwoPartiesAsync(this IdentityHubClient client) =>
        (await client.UpsertAsync(Record("crm")), await client.UpsertAsync(Record("shop", given: "Grace", family: "Hopper")));
}
