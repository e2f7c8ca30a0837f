using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Consent.Overview;
using IdentityHub.Consent.Preferences;
using IdentityHub.Consent.Privacy;
using IdentityHub.Journeys.Erasing;
using IdentityHub.Journeys.SignOn;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.Journeys.Portability;

/// <summary>
/// Everything that the hub holds of a person, as a ZIP archive: JSON with its schema, the same as CSV, and a signature over both (GDPR Art. 15, 20). Made when it is fetched and kept nowhere. Of
/// records that only matching put there it tells how many there are: a match is not an authentication.
/// </summary>
public sealed class PortabilityFiles(
    DataSubjects subjects, AccountDirectory accounts, ConsentOverview overview, PreferenceBook book, SessionDirectory sessions, IPrivacyStore requests, IStatementSigner signer, SignOnOptions options,
    IUnitOfWork unit, TimeProvider time)
{
    private const string SchemaName = "portability.schema.json";
    private static readonly byte[] Schema = ReadSchema();

    /// <summary>The archive; null when there is no such account.</summary>
    public async Task<byte[]?> MakeAsync(AccountId account, string locale, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(account, cancellation) is not { } user || await subjects.OfAccountAsync(account, cancellation) is not { } person)
            return null;
        var now = time.UtcNow();
        var proven = person.Proven.Records.ToHashSet();
        var records = person.Records.Where(record => proven.Contains(record.Id)).OrderBy(record => record.ReceivedAt).ToList();
        var consents = user.OwnRecordId is { } own ? await overview.DescribeAsync(new SourceRecordId(own), ProvenContactPoints.Of(user), locale, cancellation) : [];
        var preferences = person.Party is { } party ? await book.EffectiveAsync(party, cancellation) : [];
        var living = await sessions.ListAsync(account, cancellation);
        var asked = await requests.ListAsync(new PrivacyRequestFilter { Account = account }, null, 100, cancellation);
        var data = PrivacyRequestJson.Write(new
        {
            schema = SchemaName,
            issuer = options.Issuer.AbsoluteUri,
            issuedAt = now,
            account = new { id = account.ToString(), user.GivenName, user.FamilyName, user.Email, user.EmailConfirmed, user.PhoneNumber, user.Locale, user.CreatedAt, gpid = person.Party?.ToString() },
            sourceRecords = records.Select(record => new { record.Key.System, record.Key.Key, record.Deleted, record.ReceivedAt, record.ChangedAt, record.Content }),
            withheldRecords = person.Unproven,
            consents = consents.Select(purpose => new
            {
                purpose = purpose.Purpose.Code,
                purpose.Text.Title,
                channels = purpose.Channels.Select(channel => new { channel = channel.Channel, state = channel.Verdict, because = channel.Explanation }),
                history = purpose.History.Select(entry => new { id = entry.Event.ToString(), entry.At, entry.Action, entry.Channel, entry.ContactPoint }),
            }),
            preferences = preferences.Select(preference => new { preference.Name, preference.Value, preference.Inferred, preference.ChangedAt }),
            sessions = living.Select(session => new { session.StartedAt, session.LastSeenAt, session.Device, session.Network }),
            requests = asked.Select(entry => new { id = entry.Request.Id.ToString(), entry.Request.Kind, entry.Request.State, entry.Request.ReceivedAt }),
        });
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["data.json"] = data,
            [SchemaName] = Schema,
            ["records.csv"] = CsvText.Write(["system", "key", "given_name", "family_name", "emails", "phones", "received_at"], records.Select(record => (string?[])
                [record.Key.System, record.Key.Key, record.Content.GivenName, record.Content.FamilyName, string.Join(' ', record.Content.Emails.Select(email => email.Value)), string.Join(' ', record.Content.Phones.Select(phone => phone.Value)), Iso(record.ReceivedAt)])),
            ["consents.csv"] = CsvText.Write(["purpose", "action", "channel", "contact_point", "at", "event"], consents.SelectMany(purpose => purpose.History.Select(entry => (string?[])
                [purpose.Purpose.Code, entry.Action.ToString(), entry.Channel?.ToString(), entry.ContactPoint, Iso(entry.At), entry.Event.ToString()]))),
            ["preferences.csv"] = CsvText.Write(["name", "value", "inferred", "changed_at"], preferences.Select(preference => (string?[])
                [preference.Name, preference.Value, preference.Inferred ? "true" : "false", Iso(preference.ChangedAt)])),
        };
        files["signature.jws"] = Encoding.ASCII.GetBytes(signer.Sign("portability+jwt", PrivacyRequestJson.Write(new
        {
            iss = options.Issuer.AbsoluteUri,
            sub = account.ToString(),
            iat = now.ToUnixTimeSeconds(),
            sha256 = files.ToDictionary(file => file.Key, file => Convert.ToHexStringLower(SHA256.HashData(file.Value))),
        })));
        await unit.ExecuteAsync((work, _) =>
        {
            work.Audit(new AuditEntry("privacy.download", Actor.Account(account), account.ToString()));
            return Task.FromResult(true);
        }, cancellation);
        return Zip(files, now);
    }

    private static byte[] Zip(Dictionary<string, byte[]> files, DateTimeOffset at)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = at;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static string Iso(DateTimeOffset instant) => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static byte[] ReadSchema()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"IdentityHub.Journeys.Portability.{SchemaName}") ?? throw new InvalidOperationException("The schema is missing.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
