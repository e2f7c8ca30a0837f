using IdentityHub.Matching.Features;
using IdentityHub.Matching.Records;
using IdentityHub.Matching.Scoring;

namespace IdentityHub.Matching.Blocking;

/// <summary>Makes a record's keys. One slot per rule, value and refinement, so that two records share a candidate exactly when some slot holds one hash.</summary>
internal sealed class RecordKeys
{
    /// <summary>Most slots that one value of a rule can need.</summary>
    public const int MaxWidth = 8;

    private readonly FeatureTable _table;
    private readonly KeyPieces _pieces;
    private readonly RuleSlots[] _rules;

    /// <summary>By part, the piece of every record where several rules ask for it: read in order, without a detour over the row and the value.</summary>
    private readonly ulong[]?[] _columns = new ulong[Enum.GetValues<KeyPart>().Length][];

    public RecordKeys(FeatureTable table, ValueShares shares, IReadOnlyList<BlockingRule> rules)
        : this(table, new KeyPieces(table, shares), rules)
    {
    }

    public RecordKeys(FeatureTable table, KeyPieces pieces, IReadOnlyList<BlockingRule> rules)
    {
        _table = table;
        _pieces = pieces;
        var slots = new List<RuleSlots>();
        var next = 0;
        foreach (var rule in rules)
        {
            var values = rule.Parts.Select(ValuesOf).DefaultIfEmpty(1).Max();
            if (values == 0 || rule.Parts.Any(p => ValuesOf(p) == 0))
                continue;
            var width = Math.Clamp(rule.Refine.Count, 1, MaxWidth);
            slots.Add(new(rule, next, values, width));
            next += values * width;
        }

        _rules = [.. slots];
        Slots = next;
    }

    /// <summary>Slots per record.</summary>
    public int Slots { get; }

    /// <summary>The rules that the table's columns allow.</summary>
    public IReadOnlyList<RuleSlots> Rules => _rules;

    /// <summary>Lays out the pieces that several rules need, record by record: eight bytes each, worth it where every record's keys are asked for.</summary>
    public RecordKeys Spread(ParallelOptions parallel)
    {
        var parts = _rules.SelectMany(rule => rule.Parts.Concat(rule.Refine)).GroupBy(part => part)
            .Where(group => group.Count() > 1 && ValuesOf(group.Key) == 1).Select(group => group.Key).ToArray();
        var columns = parts.Select(_ => new ulong[_table.Count]).ToArray();
        FeatureTableBuilder.ForRanges(_table.Count, parallel, (start, end) =>
        {
            for (var record = start; record < end; record++)
            {
                var row = _table.Row(record);
                for (var i = 0; i < parts.Length; i++)
                    columns[i][record] = PieceOf(row, parts[i], 0);
            }
        });
        for (var i = 0; i < parts.Length; i++)
            _columns[(int)parts[i]] = columns[i];
        return this;
    }

    /// <summary>A rule's key of the first level for one of its values; 0 for none.</summary>
    public ulong First(int record, RuleSlots rule, int value)
    {
        var hash = rule.Salt;
        foreach (var part in rule.Parts)
        {
            var piece = Piece(record, part, value);
            if (piece == 0)
                return 0;
            hash = StableHash.Combine(hash, piece);
        }

        return hash;
    }

    /// <summary>A rule's keys for one of its values, refined where the block is too large. Returns whether they were refined.</summary>
    public bool Fill(int record, RuleSlots rule, int value, KeySet oversized, Span<ulong> into)
    {
        into.Clear();
        var first = First(record, rule, value);
        if (first == 0)
            return false;
        var refine = rule.Refine;
        if (refine.Length == 0 || !rule.Rule.AlwaysRefine && !oversized.Contains(first))
        {
            into[0] = first;
            return false;
        }

        for (var i = 0; i < refine.Length; i++)
        {
            var key = Refined(record, rule, first, i);
            into[i] = key != 0 && oversized.Contains(key) ? RefinedAgain(record, rule, key, i) : key;
        }

        return true;
    }

    /// <summary>A key of the first level split by one of the rule's refinements; 0 when the record lacks that piece.</summary>
    public ulong Refined(int record, RuleSlots rule, ulong first, int refinement)
    {
        var piece = Piece(record, rule.Refine[refinement], 0);
        return piece == 0 ? 0 : StableHash.Combine(StableHash.Combine(first, (ulong)rule.Refine[refinement]), piece);
    }

    /// <summary>A refined key split once more, by the next refinement whose piece the record has; as it is when there is none.</summary>
    public ulong RefinedAgain(int record, RuleSlots rule, ulong key, int refinement)
    {
        for (var j = 1; j < rule.Refine.Length; j++)
        {
            var other = rule.Refine[(refinement + j) % rule.Refine.Length];
            var more = Piece(record, other, 0);
            if (more != 0)
                return StableHash.Combine(StableHash.Combine(key, (ulong)other), more);
        }

        return key;
    }

    /// <summary>How many values of the piece a record of this table may have; 0 when the table has no such column.</summary>
    private int ValuesOf(KeyPart part)
    {
        var pools = _table.Pools;
        return part switch
        {
            KeyPart.GivenRoot => pools.Names.Count == 0 ? 0 : _pieces.Roots.Length,
            KeyPart.Email or KeyPart.EmailLocalPart or KeyPart.EmailStart or KeyPart.EmailEnd => _table.Layout.Emails.Count,
            KeyPart.Phone or KeyPart.PhoneTail or KeyPart.PhoneDigits => _table.Layout.Phones.Count,
            KeyPart.NationalId => _table.Layout.NationalIds.Count,
            KeyPart.RegistrationNumber => _table.Layout.Registrations.Count,
            KeyPart.Website => _table.Layout.Websites.Count,
            KeyPart.Extra => Math.Min(1, _table.Layout.Extras.Count),
            KeyPart.BirthDate or KeyPart.BirthDay or KeyPart.BirthYear => Math.Min(1, pools.Dates.Count),
            KeyPart.Postcode => Math.Min(1, pools.Postcodes.Count),
            KeyPart.City => Math.Min(1, pools.Cities.Count),
            KeyPart.Building => Math.Min(1, pools.Buildings.Count),
            KeyPart.OrganisationSound => Math.Min(1, pools.Organisations.Count),
            _ => Math.Min(1, pools.Names.Count),
        };
    }

    private ulong Piece(int record, KeyPart part, int value) =>
        _columns[(int)part] is { } column ? column[record] : PieceOf(_table.Row(record), part, value);

    private ulong PieceOf(ReadOnlySpan<int> row, KeyPart part, int value)
    {
        var layout = _table.Layout;
        switch (part)
        {
            case KeyPart.GivenSound: return At(_pieces.Given, row[Fields.Given]);
            case KeyPart.GivenRoot: return value < _pieces.Roots.Length ? At(_pieces.Roots[value], row[Fields.Given]) : 0;
            case KeyPart.GivenStart: return At(_pieces.Starts, row[Fields.Given]);
            case KeyPart.GivenEnd: return At(_pieces.Ends, row[Fields.Given]);
            case KeyPart.MiddleInitial: return row[Fields.Middle] < 0 ? 0 : (ulong)_table.Names[row[Fields.Middle]].Initial + 1;
            case KeyPart.FamilyStart: return At(_pieces.Starts, row[Fields.Family]);
            case KeyPart.FamilyEnd: return At(_pieces.Ends, row[Fields.Family]);
            case KeyPart.FullName:
                return Unordered(At(_pieces.Spellings, row[Fields.Given]), At(_pieces.Spellings, row[Fields.Family]));
            case >= KeyPart.GivenGram and <= KeyPart.GivenGram4: return At(_pieces.Grams[part - KeyPart.GivenGram], row[Fields.Given]);
            case >= KeyPart.FamilyGram and <= KeyPart.FamilyGram4: return At(_pieces.Grams[part - KeyPart.FamilyGram], row[Fields.Family]);
            case >= KeyPart.BothGrams and <= KeyPart.BothGrams4:
                var grams = _pieces.Grams[part - KeyPart.BothGrams];
                return Unordered(At(grams, row[Fields.Given]), At(grams, row[Fields.Family]));
            case KeyPart.FamilyLast: return At(_pieces.Last, row[Fields.Family]);
            case KeyPart.EmailStart: return At(_pieces.EmailStarts, row, layout.Emails, value);
            case KeyPart.EmailEnd: return At(_pieces.EmailEnds, row, layout.Emails, value);
            case KeyPart.PhoneDigits: return At(_pieces.PhoneDigits, row, layout.Phones, value);
            case KeyPart.FamilySound: return At(_pieces.Family, row[Fields.Family]);
            case KeyPart.GivenInitial: return At(_pieces.Given, row[Fields.Given]) == 0 ? 0 : (ulong)_table.Names[row[Fields.Given]].Initial + 1;
            case KeyPart.FamilyInitial: return At(_pieces.Family, row[Fields.Family]) == 0 ? 0 : (ulong)_table.Names[row[Fields.Family]].Initial + 1;
            case KeyPart.BothNames:
                return Unordered(At(_pieces.Given, row[Fields.Given]), At(_pieces.Family, row[Fields.Family]));
            case KeyPart.BirthDate: return At(_pieces.Dates, row[Fields.BirthDate]);
            case KeyPart.BirthYear: return At(_pieces.Dates, row[Fields.BirthDate]) / 10000;
            case KeyPart.BirthDay: return At(_pieces.Dates, row[Fields.BirthDate]) % 10000;
            case KeyPart.Email: return At(_pieces.Emails, row, layout.Emails, value);
            case KeyPart.EmailLocalPart: return At(_pieces.LocalParts, row, layout.Emails, value);
            case KeyPart.Phone: return At(_pieces.Phones, row, layout.Phones, value);
            case KeyPart.PhoneTail: return At(_pieces.PhoneTails, row, layout.Phones, value);
            case KeyPart.NationalId: return At(_pieces.NationalIds, row, layout.NationalIds, value);
            case KeyPart.RegistrationNumber: return At(_pieces.Registrations, row, layout.Registrations, value);
            case KeyPart.Website: return At(_pieces.Websites, row, layout.Websites, value);
            case KeyPart.Extra: return At(_pieces.Extras, row, layout.Extras, 0);
            case KeyPart.Postcode: return At(_pieces.Postcodes, row[Fields.Postcode]);
            case KeyPart.City: return At(_pieces.Cities, row[Fields.City]);
            case KeyPart.Building:
                var (house, street) = (At(_pieces.Houses, row[Fields.House]), At(_pieces.Streets, row[Fields.Street]));
                return house == 0 || street == 0 ? 0 : StableHash.Combine(house, street);
            case KeyPart.OrganisationSound: return At(_pieces.Organisations, row[Fields.Organisation]);
            default: return 0;
        }
    }

    private static ulong Unordered(ulong one, ulong other) => one == 0 || other == 0 ? 0 : StableHash.Combine(Math.Min(one, other), Math.Max(one, other));

    private static ulong At(ulong[] pieces, int code) => code < 0 ? 0 : pieces[code];

    private static ulong At(ulong[] pieces, ReadOnlySpan<int> row, FieldRange range, int value) => value < range.Count ? At(pieces, row[range.Start + value]) : 0;
}
