using IdentityHub.Matching.Features;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Records;
using IdentityHub.Matching.Scoring;
using IdentityHub.Matching.Text;

namespace IdentityHub.Matching.Blocking;

/// <summary>Makes a record's keys. One slot per rule, value and refinement, so that two records share a candidate exactly when some slot holds one hash.</summary>
internal sealed class RecordKeys
{
    private readonly FeatureTable _table;
    private readonly ValueShares _shares;
    private readonly RuleSlots[] _rules;
    private readonly ulong[] _streetSounds;
    private readonly ulong[] _citySounds;
    private readonly ulong[] _organisationSounds;

    public RecordKeys(FeatureTable table, ValueShares shares, IReadOnlyList<BlockingRule> rules)
    {
        _table = table;
        _shares = shares;
        _streetSounds = Sounds(table.Pools.Streets);
        _citySounds = Sounds(table.Pools.Cities);
        _organisationSounds = Sounds(table.Pools.Organisations);
        var slots = new List<RuleSlots>();
        var next = 0;
        foreach (var rule in rules)
        {
            var values = rule.Parts.Select(ValuesOf).DefaultIfEmpty(1).Max();
            if (values == 0 || rule.Parts.Any(p => ValuesOf(p) == 0))
                continue;
            slots.Add(new(rule, next, values, Math.Max(1, rule.Refine.Count)));
            next += values * Math.Max(1, rule.Refine.Count);
        }

        _rules = [.. slots];
        Slots = next;
    }

    /// <summary>Slots per record.</summary>
    public int Slots { get; }

    /// <summary>The rules that the table's columns allow.</summary>
    public IReadOnlyList<RuleSlots> Rules => _rules;

    /// <summary>A rule's key of the first level for one of its values; 0 for none.</summary>
    public ulong First(int record, RuleSlots rule, int value)
    {
        var row = _table.Row(record);
        var hash = rule.Rule.Salt;
        foreach (var part in rule.Rule.Parts)
        {
            var piece = Piece(row, part, value);
            if (piece == 0)
                return 0;
            hash = StableHash.Combine(hash, piece);
        }

        return hash;
    }

    /// <summary>A rule's keys for one of its values, refined where the block is too large.</summary>
    public void Fill(int record, RuleSlots rule, int value, Func<ulong, bool> oversized, Span<ulong> into)
    {
        into.Clear();
        var first = First(record, rule, value);
        if (first == 0)
            return;
        var refine = rule.Rule.Refine;
        if (refine.Count == 0 || !rule.Rule.AlwaysRefine && !oversized(first))
        {
            into[0] = first;
            return;
        }

        var row = _table.Row(record);
        for (var i = 0; i < refine.Count; i++)
        {
            var piece = Piece(row, refine[i], 0);
            if (piece == 0)
                continue;
            var key = StableHash.Combine(StableHash.Combine(first, (ulong)refine[i]), piece);
            if (oversized(key))
            {
                for (var j = 1; j < refine.Count; j++)
                {
                    var other = refine[(i + j) % refine.Count];
                    var more = Piece(row, other, 0);
                    if (more == 0)
                        continue;
                    key = StableHash.Combine(StableHash.Combine(key, (ulong)other), more);
                    break;
                }
            }

            into[i] = key;
        }
    }

    private static ulong[] Sounds(TextPool pool)
    {
        var sounds = new ulong[pool.Count];
        for (var i = 0; i < sounds.Length; i++)
        {
            var text = pool[i];
            var space = text.IndexOf(' ');
            var word = space >= 3 ? text[..space] : text;
            var sound = DoubleMetaphone.Encode(word).Primary.Prefix(5);
            sounds[i] = sound.IsEmpty ? StableHash.Of(word) : sound.Bits;
        }

        return sounds;
    }

    private int ValuesOf(KeyPart part) => part switch
    {
        KeyPart.Email or KeyPart.EmailLocalPart => _table.Layout.Emails.Count,
        KeyPart.Phone or KeyPart.PhoneTail => _table.Layout.Phones.Count,
        KeyPart.NationalId => _table.Layout.NationalIds.Count,
        KeyPart.RegistrationNumber => _table.Layout.Registrations.Count,
        KeyPart.Website => _table.Layout.Websites.Count,
        KeyPart.Extra => Math.Min(1, _table.Layout.Extras.Count),
        _ => 1,
    };

    private ulong Piece(ReadOnlySpan<int> row, KeyPart part, int value)
    {
        var pools = _table.Pools;
        switch (part)
        {
            case KeyPart.GivenSound: return Sound(row[Fields.Given], FrequencyKind.GivenName);
            case KeyPart.FamilySound: return Sound(row[Fields.Family], FrequencyKind.FamilyName);
            case KeyPart.GivenInitial: return Sound(row[Fields.Given], FrequencyKind.GivenName) == 0 ? 0 : (ulong)_table.Names[row[Fields.Given]].Initial + 1;
            case KeyPart.FamilyInitial: return Sound(row[Fields.Family], FrequencyKind.FamilyName) == 0 ? 0 : (ulong)_table.Names[row[Fields.Family]].Initial + 1;
            case KeyPart.BothNames:
                var (given, family) = (Sound(row[Fields.Given], FrequencyKind.GivenName), Sound(row[Fields.Family], FrequencyKind.FamilyName));
                return given == 0 || family == 0 ? 0 : StableHash.Combine(Math.Min(given, family), Math.Max(given, family));
            case KeyPart.BirthDate: return Date(row) is > 0 and var date ? (ulong)date : 0;
            case KeyPart.BirthYear: return Date(row) is > 0 and var year ? (ulong)year / 10000 : 0;
            case KeyPart.BirthDay: return Date(row) is > 0 and var day ? (ulong)day % 10000 : 0;
            case KeyPart.Email: return Text(row, _table.Layout.Emails, value, pools.Emails, FrequencyKind.Email);
            case KeyPart.EmailLocalPart: return LocalPart(row, value);
            case KeyPart.Phone: return Text(row, _table.Layout.Phones, value, pools.Phones, FrequencyKind.Phone);
            case KeyPart.PhoneTail: return PhoneTail(row, value);
            case KeyPart.NationalId: return Text(row, _table.Layout.NationalIds, value, pools.Ids, FrequencyKind.NationalId);
            case KeyPart.RegistrationNumber: return Text(row, _table.Layout.Registrations, value, pools.Ids, FrequencyKind.RegistrationNumber);
            case KeyPart.Website: return Text(row, _table.Layout.Websites, value, pools.Websites, FrequencyKind.Website);
            case KeyPart.Extra: return Text(row, _table.Layout.Extras, 0, pools.Extras, FrequencyKind.Extra);
            case KeyPart.Postcode: return Text(row, new(Fields.Postcode, 1), 0, pools.Postcodes, FrequencyKind.Postcode);
            case KeyPart.City: return row[Fields.City] is >= 0 and var city && _shares[FrequencyKind.City][city] != 0 ? _citySounds[city] : 0;
            case KeyPart.Building:
                var (house, street) = (row[Fields.House], row[Fields.Street]);
                return house < 0 || street < 0 ? 0 : StableHash.Combine(StableHash.Of(pools.Houses[house]), _streetSounds[street]);
            case KeyPart.OrganisationSound: return row[Fields.Organisation] is >= 0 and var organisation ? _organisationSounds[organisation] : 0;
            default: return 0;
        }
    }

    private ulong Sound(int name, FrequencyKind kind)
    {
        if (name < 0 || _shares[kind][name] == 0)
            return 0;
        var sound = _table.Names[name].Sound.Primary;
        return sound.IsEmpty ? StableHash.Of(_table.Pools.Names[name]) : sound.Bits;
    }

    private int Date(ReadOnlySpan<int> row) =>
        row[Fields.BirthDate] is >= 0 and var date && _shares[FrequencyKind.BirthDate][date] != 0 ? (int)_table.Pools.Dates[date] : 0;

    private ulong Text(ReadOnlySpan<int> row, FieldRange range, int value, TextPool pool, FrequencyKind kind)
    {
        var code = value < range.Count ? row[range.Start + value] : -1;
        return code < 0 || _shares[kind][code] == 0 ? 0 : StableHash.Of(pool[code]);
    }

    private ulong LocalPart(ReadOnlySpan<int> row, int value)
    {
        var code = row[_table.Layout.Emails.Start + value];
        if (code < 0 || _shares[FrequencyKind.Email][code] == 0)
            return 0;
        var email = _table.Pools.Emails[code];
        var at = email.LastIndexOf('@');
        return at < 3 ? 0 : StableHash.Of(email[..at]);
    }

    private ulong PhoneTail(ReadOnlySpan<int> row, int value)
    {
        var code = row[_table.Layout.Phones.Start + value];
        if (code < 0 || _shares[FrequencyKind.Phone][code] == 0)
            return 0;
        var phone = _table.Pools.Phones[code];
        return phone.Length < 7 ? 0 : StableHash.Of(phone[^7..]);
    }
}
