using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Normalisation;
using IdentityHub.Matching.RealTime;
using IdentityHub.Matching.Records;

namespace IdentityHub.MasterData.Resolution;

/// <summary>The matching engine with the hub's certain rules beside it, under one frozen model.</summary>
internal sealed class EngineMatcher(MatchModel model) : IRecordMatcher
{
    private readonly RecordMatcher engine = new(model);

    public string ModelVersion => model.Version;

    public MatchFeatures Prepare(SourceKey key, SourceRecordContent content, PartyKind kind, SourceSystem system)
    {
        var account = key.System == SourceSystem.HubCode;
        var vouched = system.ContactPointsVerified && !account;
        var organisation = kind == PartyKind.Organisation;
        var features = new MatchFeatures
        {
            HoldsAccount = account,
            Kind = kind,
            Given = organisation ? "" : MatchText.Name(content.GivenName),
            Family = MatchText.Name(organisation ? content.OrganisationName : content.FamilyName),
            Suffix = MatchText.Fold(content.NameSuffix),
            BirthDate = content.BirthDate is { } birth && birth is not { Month: 1, Day: 1 } ? birth : null,
            Emails = content.Emails.Count == 0 ? [] : Contacts([.. content.Emails.Select(email => new ContactKey(Email(email.Value), email.Verified || vouched))]),
            Phones = content.Phones.Count == 0 ? [] : Contacts([.. content.Phones.Select(phone => new ContactKey(Phone(phone.Value), phone.Verified || vouched))]),
            // What people type into the hub's own forms proves no identifier.
            Identifiers = account || content.NationalId is null && system.UniqueKeys.Count == 0 ? [] : Identifiers(key, content, system),
            Values = EngineValues.Of(content, kind, withIdentifiers: !account),
        };
        return features with { Speaks = features.Values.Count > 0, Signature = Signature(features) };
    }

    public IMatchStage Stage(IReadOnlyList<MatchFeatures> records)
    {
        var stage = new EngineStageBuilder(engine, records.Count, keepsValues: true);
        foreach (var record in records)
            stage.Add(record);
        return stage.Build();
    }

    public IStageBuilder BeginStage() => new EngineStageBuilder(engine, 0, keepsValues: false);

    private string Email(string value) =>
        EmailNormaliser.Normalise(value) is { IsGeneric: false } email && !engine.IsGeneric(FrequencyKind.Email, email.Key) ? email.Key : "";

    private string Phone(string value)
    {
        if (PhoneNormaliser.Normalise(value) is not { IsGeneric: false } phone)
            return "";
        return engine.IsGeneric(FrequencyKind.Phone, phone.National.ToString(CultureInfo.InvariantCulture)) ? "" : phone.Digits.ToString(CultureInfo.InvariantCulture);
    }

    private static ContactKey[] Contacts(ContactKey[] contacts)
    {
        // Most records have one.
        if (contacts.Length == 1)
            return contacts[0].Value.Length > 0 ? contacts : [];
        return [.. contacts.Where(contact => contact.Value.Length > 0)
            .GroupBy(contact => contact.Value, (value, same) => new ContactKey(value, same.Any(contact => contact.Proven)), StringComparer.Ordinal)
            .OrderBy(contact => contact.Value, StringComparer.Ordinal)];
    }

    private static List<IdentifierKey> Identifiers(SourceKey key, SourceRecordContent content, SourceSystem system)
    {
        var identifiers = new List<IdentifierKey>(1 + system.UniqueKeys.Count);
        if (MatchText.Identifier(content.NationalId) is { Length: > 0 } national)
            identifiers.Add(new IdentifierKey("national-id", national, Exclusive: true));
        foreach (var unique in system.UniqueKeys)
        {
            // A system's own key is compared as it is: some systems' ids differ by case only.
            var value = unique.Attribute switch
            {
                "key" => key.Key,
                "national_id" => MatchText.Identifier(content.NationalId),
                _ => content.Extra.TryGetValue(unique.Attribute, out var extra) ? extra.Trim() : "",
            };
            if (value.Length > 0 && MatchText.Identifier(value).Length > 0)
                identifiers.Add(new IdentifierKey(unique.Namespace, value, unique.Exclusive));
        }
        return identifiers;
    }

    private static UInt128 Signature(MatchFeatures features)
    {
        var text = new StringBuilder(256).Append((int)features.Kind).Append(features.HoldsAccount ? 'a' : '-');
        foreach (var value in features.Values)
            text.Append('\u0001').Append((int)value.Kind).Append('\u0002').Append(value.Value);
        foreach (var contact in features.Emails)
            text.Append(contact.Proven ? '!' : '?');
        foreach (var contact in features.Phones)
            text.Append(contact.Proven ? '!' : '?');
        foreach (var identifier in features.Identifiers)
            text.Append('\u0001').Append(identifier.Namespace).Append('\u0002').Append(identifier.Value);
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text.ToString().AsSpan()), bytes);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
