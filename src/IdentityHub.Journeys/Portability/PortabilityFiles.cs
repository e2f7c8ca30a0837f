using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Consent.ContactPoints;
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
        var holder = new PortabilityHolder(
            person, Actor.Account(account), user.OwnRecordId is { } own ? new SourceRecordId(own) : null, ProvenContactPoints.Of(user),
            new { id = account.ToString(), user.GivenName, user.FamilyName, user.Email, user.EmailConfirmed, user.PhoneNumber, user.Locale, user.CreatedAt, gpid = person.Party?.ToString() },
            await sessions.ListAsync(account, cancellation), new PrivacyRequestFilter { Account = account });
        return await MakeAsync(holder, locale, cancellation);
    }

    /// <summary>The archive for somebody without an account, who has proven to read one contact point: what has it, and nothing else.</summary>
    public Task<byte[]> MakeAsync(DataSubject person, ContactPoint contactPoint, string locale, CancellationToken cancellation) => MakeAsync(
        new PortabilityHolder(person, PrivacyDesk.ContactPoint, person.Proven.Records[0], [contactPoint], null, [], new PrivacyRequestFilter { Party = person.Party }), locale, cancellation);

    private async Task<byte[]> MakeAsync(PortabilityHolder holder, string locale, CancellationToken cancellation)
    {
        var (now, person) = (time.UtcNow(), holder.Person);
        var proven = person.Proven.Records.ToHashSet();
        var records = person.Records.Where(record => proven.Contains(record.Id)).OrderBy(record => record.ReceivedAt).ToList();
        var consents = holder.Record is { } own ? await overview.DescribeAsync(own, holder.ContactPoints, locale, cancellation) : [];
        var said = (await overview.HistoryAsync([.. records.Select(record => record.Id)], cancellation)).ToLookup(entry => entry.Purpose, entry => entry.Entry);
        var preferences = await book.EffectiveAsync(proven, cancellation);
        var asked = (await requests.ListAsync(holder.Requests, null, 100, cancellation)).Where(entry => holder.Account is not null || entry.Request.RequestedBy == holder.Actor);
        var data = PrivacyRequestJson.Write(new
        {
            schema = SchemaName,
            issuer = options.Issuer.AbsoluteUri,
            issuedAt = now,
            account = holder.Account,
            sourceRecords = records.Select(record => new { record.Key.System, record.Key.Key, record.Deleted, record.ReceivedAt, record.ChangedAt, record.Content }),
            withheldRecords = person.Unproven,
            consents = consents.Select(purpose => new
            {
                purpose = purpose.Purpose.Code,
                purpose.Text.Title,
                channels = purpose.Channels.Select(channel => new { channel = channel.Channel, state = channel.Verdict, because = channel.Explanation }),
                history = said[purpose.Purpose].Select(entry => new { id = entry.Event.ToString(), entry.At, entry.Action, entry.Channel, entry.ContactPoint }),
            }),
            preferences = preferences.Select(preference => new { preference.Name, preference.Value, preference.Inferred, preference.ChangedAt }),
            sessions = holder.Sessions.Select(session => new { session.StartedAt, session.LastSeenAt, session.Device, session.Network }),
            requests = asked.Select(entry => new { id = entry.Request.Id.ToString(), entry.Request.Kind, entry.Request.State, entry.Request.ReceivedAt }),
        });
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["data.json"] = data,
            [SchemaName] = Schema,
            ["records.csv"] = CsvText.Write(["system", "key", "given_name", "family_name", "emails", "phones", "received_at"], records.Select(record => (string?[])
                [record.Key.System, record.Key.Key, record.Content.GivenName, record.Content.FamilyName, string.Join(' ', record.Content.Emails.Select(email => email.Value)), string.Join(' ', record.Content.Phones.Select(phone => phone.Value)), Iso(record.ReceivedAt)])),
            ["consents.csv"] = CsvText.Write(["purpose", "action", "channel", "contact_point", "at", "event"], said.SelectMany(purpose => purpose.Select(entry => (string?[])
                [purpose.Key.Code, entry.Action.ToString(), entry.Channel?.ToString(), entry.ContactPoint, Iso(entry.At), entry.Event.ToString()]))),
            ["preferences.csv"] = CsvText.Write(["name", "value", "inferred", "changed_at"], preferences.Select(preference => (string?[])
                [preference.Name, preference.Value, preference.Inferred ? "true" : "false", Iso(preference.ChangedAt)])),
        };
        var subject = holder.Account is null ? person.Party?.ToString() : holder.Actor.Id;
        files["signature.jws"] = Encoding.ASCII.GetBytes(signer.Sign("portability+jwt", PrivacyRequestJson.Write(new
        {
            iss = options.Issuer.AbsoluteUri,
            sub = subject,
            iat = now.ToUnixTimeSeconds(),
            sha256 = files.ToDictionary(file => file.Key, file => Convert.ToHexStringLower(SHA256.HashData(file.Value))),
        })));
        await unit.ExecuteAsync((work, _) =>
        {
            work.Audit(new AuditEntry("privacy.download", holder.Actor, subject));
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
