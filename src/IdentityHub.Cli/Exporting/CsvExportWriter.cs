using System.Buffers;
using System.Globalization;
using System.Text;
using IdentityHub.MasterData.Export;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Records;

namespace IdentityHub.Cli.Exporting;

/// <summary>
/// CSV (RFC 4180) under the import's column names. Of contact points the preferred one: the others, and the sources' further attributes, are in the JSON form. Text that a
/// spreadsheet would take for a formula is preceded by an apostrophe.
/// </summary>
internal sealed class CsvExportWriter : IExportWriter
{
    private const string Content = "given_name,middle_name,family_name,name_suffix,birth_date,sex,organisation_name,language,national_id,email,email_verified,phone,phone_verified,line1,line2,house,city,state,postcode,country";
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789 -/().");
    private readonly StringBuilder text = new();
    private readonly StreamWriter writer;
    private bool first = true;

    public CsvExportWriter(ExportSubject subject, Stream output)
    {
        writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
        text.Append(subject switch
        {
            ExportSubject.Profiles => "gpid,merged_into,party_kind,revision,created_at,changed_at," + Content,
            ExportSubject.Crosswalk => "system,scope,key,record_id,gpid,deleted,linked_at",
            ExportSubject.Versions => "system,scope,key,record_id,number,present,deleted,party_kind,source_time,source_version,received_at," + Content,
            _ => "record_id,gpid,rule,weight,model,decision,at",
        }).Append("\r\n");
    }

    public void Write(IExported item)
    {
        first = true;
        switch (item)
        {
            case ExportedParty party:
                Add(party.Id, party.MergedInto, party.Kind.ToString().ToLowerInvariant(), party.Revision, party.CreatedAt, party.ChangedAt);
                var profile = KeptForm.ReadProfile(party.Profile);
                Add(profile.GivenName, profile.MiddleName, profile.FamilyName, profile.NameSuffix, profile.BirthDate, profile.Sex, profile.OrganisationName, profile.Language, profile.NationalId);
                AddContacts(profile.Emails, profile.Phones, profile.Addresses);
                break;
            case ExportedKey key:
                Add(key.Key.System, key.Key.Scope, key.Key.Key, key.Record, key.Party, key.Deleted, key.LinkedAt);
                break;
            case ExportedVersion version:
                Add(version.Key.System, version.Key.Scope, version.Key.Key, version.Record, version.Number, version.Present, version.Deleted);
                Add(version.Kind.ToString().ToLowerInvariant(), version.SourceTime, version.SourceVersion, version.At);
                var content = version.Content.Length == 0 ? SourceRecordContent.Empty : KeptForm.ReadContent(version.Content);
                Add(content.GivenName, content.MiddleName, content.FamilyName, content.NameSuffix, content.BirthDate, content.Sex, content.OrganisationName, content.Language, content.NationalId);
                AddContacts(content.Emails, content.Phones, content.Addresses);
                break;
            case ExportedLink link:
                Add(link.Record, link.Party, link.Rule, link.Weight, link.Model, link.Decision, link.At);
                break;
        }
        text.Append("\r\n");
    }

    public async ValueTask FlushAsync(CancellationToken cancellation)
    {
        await writer.WriteAsync(text, cancellation);
        await writer.FlushAsync(cancellation);
        text.Clear();
    }

    public void Dispose() => writer.Dispose();

    private void AddContacts(IReadOnlyList<EmailAddressValue> emails, IReadOnlyList<PhoneNumberValue> phones, IReadOnlyList<PostalAddressValue> addresses)
    {
        var (email, phone, address) = (emails is [var e, ..] ? e : null, phones is [var p, ..] ? p : null, addresses is [var a, ..] ? a : null);
        Add(email?.Value, email?.Verified, phone?.Value, phone?.Verified, address?.Line1, address?.Line2, address?.House, address?.City, address?.State, address?.Postcode, address?.Country);
    }

    private void Add(params ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            if (!first)
                text.Append(',');
            first = false;
            switch (value)
            {
                case null:
                    break;
                case string written:
                    AddText(written);
                    break;
                case bool flag:
                    text.Append(flag ? "true" : "false");
                    break;
                case DateTimeOffset instant:
                    text.Append(instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                    break;
                case DateOnly day:
                    text.Append(day.ToString("O", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(CultureInfo.InvariantCulture, $"{value}");
                    break;
            }
        }
    }

    private void AddText(string written)
    {
        // A telephone number's plus and digits are data; everything else that begins so would be run by whoever opens the file.
        var formula = written.Length > 0 && written[0] is '=' or '@' or '\t' or '\r' || written.Length > 1 && written[0] is '+' or '-' && written.AsSpan(1).ContainsAnyExcept(OfNumbers);
        if (!formula && written.AsSpan().IndexOfAny(",\"\r\n") < 0)
            text.Append(written);
        else
            text.Append('"').Append(formula ? "'" : "").Append(written.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
