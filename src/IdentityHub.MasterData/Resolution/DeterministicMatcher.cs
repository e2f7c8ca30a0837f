using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Resolution;

/// <summary>
/// The foundation's rules: the same unique identifier; the same proven e-mail address; the same phone number with the same name; and, where neither holds an account,
/// an unproven e-mail address with the same name.
/// </summary>
internal sealed class DeterministicMatcher : IRecordMatcher
{
    public string ModelVersion => "deterministic-1";

    public MatchFeatures Prepare(SourceKey key, SourceRecordContent content, PartyKind kind, SourceSystem system)
    {
        var account = key.System == SourceSystem.HubCode;
        var vouched = system.ContactPointsVerified && !account;
        var organisation = kind == PartyKind.Organisation;
        var given = organisation ? "" : MatchText.Name(content.GivenName);
        var family = MatchText.Name(organisation ? content.OrganisationName : content.FamilyName);
        var emails = Contacts(content.Emails.Select(email => new ContactKey(MatchText.Email(email.Value), email.Verified || vouched)));
        var phones = Contacts(content.Phones.Select(phone => new ContactKey(MatchText.Phone(phone.Value), phone.Verified || vouched)));
        // What people type into the hub's own forms proves no identifier.
        var identifiers = account ? [] : Identifiers(key, content, system);

        var keys = new SortedSet<long>();
        foreach (var email in emails)
            keys.Add(Hash("e", email.Value, ""));
        if (family.Length > 0)
        {
            foreach (var phone in phones)
                keys.Add(Hash("p", phone.Value, family));
        }
        foreach (var identifier in identifiers)
            keys.Add(Hash("x", identifier.Namespace, identifier.Value));

        var features = new MatchFeatures
        {
            HoldsAccount = account,
            Kind = kind,
            Given = given,
            Family = family,
            Suffix = MatchText.Fold(content.NameSuffix),
            BirthDate = content.BirthDate is { } birth && birth is not { Month: 1, Day: 1 } ? birth : null,
            Emails = emails,
            Phones = phones,
            Identifiers = identifiers,
            Keys = [.. keys],
        };
        return features with { Signature = Signature(features) };
    }

    public LinkVerdict? Judge(MatchFeatures left, MatchFeatures right)
    {
        if (left.Kind != right.Kind)
            return null;
        if (left.Identifiers.Any(l => right.Identifiers.Any(r => r.Namespace == l.Namespace && r.Value == l.Value)))
            return new LinkVerdict(LinkStrength.Identifier, "external-key");

        var sameName = SameName(left, right);
        var contradicted = left.BirthDate is { } a && right.BirthDate is { } b && a != b;
        var eitherHoldsAccount = left.HoldsAccount || right.HoldsAccount;

        var email = Common(left.Emails, right.Emails);
        // A shared mailbox of two people shows by both name and birth date differing.
        if (email == Evidence.Proven && !(contradicted && !sameName))
            return new LinkVerdict(LinkStrength.Email, "email");
        if (!sameName || contradicted)
            return null;
        var phone = Common(left.Phones, right.Phones);
        if (phone == Evidence.Proven)
            return new LinkVerdict(LinkStrength.PhoneAndName, "phone-name");
        if (eitherHoldsAccount)
            return null;
        return email == Evidence.Unproven ? new LinkVerdict(LinkStrength.Unproven, "email-name")
            : phone == Evidence.Unproven ? new LinkVerdict(LinkStrength.Unproven, "phone-name")
            : null;
    }

    private static bool SameName(MatchFeatures left, MatchFeatures right)
    {
        if (left.Family.Length == 0 || left.Family != right.Family || left.Suffix != right.Suffix)
            return false;
        return left.Kind == PartyKind.Organisation
            || left.Given.Length > 0 && right.Given.Length > 0
                && (left.Given == right.Given || Math.Min(left.Given.Length, right.Given.Length) == 1 && left.Given[0] == right.Given[0]);
    }

    private static Evidence Common(IReadOnlyList<ContactKey> left, IReadOnlyList<ContactKey> right)
    {
        var best = Evidence.None;
        foreach (var l in left)
        {
            foreach (var r in right)
            {
                if (l.Value != r.Value)
                    continue;
                if (l.Proven && r.Proven)
                    return Evidence.Proven;
                best = Evidence.Unproven;
            }
        }
        return best;
    }

    private static List<ContactKey> Contacts(IEnumerable<ContactKey> contacts) =>
        [.. contacts.Where(contact => contact.Value.Length > 0)
            .GroupBy(contact => contact.Value, (value, same) => new ContactKey(value, same.Any(contact => contact.Proven)), StringComparer.Ordinal)
            .OrderBy(contact => contact.Value, StringComparer.Ordinal)];

    private static List<IdentifierKey> Identifiers(SourceKey key, SourceRecordContent content, SourceSystem system)
    {
        var identifiers = new List<IdentifierKey>();
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

    private static string Signature(MatchFeatures features)
    {
        var text = new StringBuilder()
            .Append((int)features.Kind).Append(features.HoldsAccount ? 'a' : '-').Append('|')
            .Append(features.Given).Append('|').Append(features.Family).Append('|').Append(features.Suffix).Append('|')
            .Append(features.BirthDate?.DayNumber);
        foreach (var contact in features.Emails.Concat(features.Phones))
            text.Append('|').Append(contact.Value).Append(contact.Proven ? '!' : '?');
        foreach (var identifier in features.Identifiers)
            text.Append('|').Append(identifier.Namespace).Append('=').Append(identifier.Value);
        return text.ToString();
    }

    private static long Hash(string kind, string first, string second)
    {
        var text = $"{kind}\0{first}\0{second}";
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(text)));
        return BinaryPrimitives.ReadInt64BigEndian(bytes);
    }

    private enum Evidence
    {
        None,
        Unproven,
        Proven,
    }
}
