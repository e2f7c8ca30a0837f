using IdentityHub.Matching.Features;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Text;

namespace IdentityHub.Matching.Scoring;

/// <summary>
/// Finds the level of every comparison for two records, and for agreements the share of the agreed value. Symmetric. Allocates nothing per pair;
/// one instance per thread.
/// </summary>
internal sealed partial class PairComparer(FeatureTable table, ValueShares shares)
{
    /// <summary>Number of comparisons before the extra evidence.</summary>
    public const int FixedComparisons = (int)ComparisonKind.Extra;

    /// <summary>log2 of the share of people whose name is misspelt.</summary>
    private const float Misspelt = -3.5f;

    /// <summary>log2 of the share of those with a name who go by another form of it.</summary>
    private const float Nickname = -1.7f;

    /// <summary>log2 of how many names a slip of the pen may make of one.</summary>
    private const float OtherSound = 8;

    /// <summary>The same for spellings of one sound, which are fewer and confused more often.</summary>
    private const float SameSound = 5;

    private readonly float _unlistedGiven = shares.Unlisted(FrequencyKind.GivenName);
    private readonly float _unlistedFamily = shares.Unlisted(FrequencyKind.FamilyName);
    private readonly NameComparer _names = new(table);
    private readonly AddressComparer _addresses = new(table, shares);
    private readonly float[] _given = shares[FrequencyKind.GivenName];
    private readonly float[] _family = shares[FrequencyKind.FamilyName];
    private readonly float[] _middle = shares[FrequencyKind.MiddleName];
    private readonly float[] _dates = shares[FrequencyKind.BirthDate];
    private readonly float[] _emails = shares[FrequencyKind.Email];
    private readonly float[] _phones = shares[FrequencyKind.Phone];
    private readonly float[] _nationalIds = shares[FrequencyKind.NationalId];
    private readonly float[] _registrations = shares[FrequencyKind.RegistrationNumber];
    private readonly float[] _organisations = shares[FrequencyKind.OrganisationName];
    private readonly float[] _websites = shares[FrequencyKind.Website];
    private readonly float[] _extras = shares[FrequencyKind.Extra];

    /// <summary>Number of comparisons.</summary>
    public int Count { get; } = FixedComparisons + table.Layout.Extras.Count;

    /// <summary>Fetches a row that will soon be compared.</summary>
    public void Expect(int record) => table.Prefetch(record);

    /// <summary>Compares two rows.</summary>
    /// <param name="left">The one row.</param>
    /// <param name="right">The other.</param>
    /// <param name="levels">Gets a level per comparison, or <see cref="DefaultComparisons.Missing"/>.</param>
    /// <param name="logShares">Gets log2 of the agreed value's share where frequency counts, otherwise 0.</param>
    public void Compare(int left, int right, Span<byte> levels, Span<float> logShares)
    {
        var a = table.Row(left);
        var b = table.Row(right);
        logShares.Clear();
        Names(a, b, levels, logShares);
        levels[(int)ComparisonKind.BirthDate] = BirthDate(a, b, ref logShares[(int)ComparisonKind.BirthDate]);
        levels[(int)ComparisonKind.Sex] = Sex(a, b, levels[(int)ComparisonKind.GivenName]);
        levels[(int)ComparisonKind.Email] = Email(a, b, ref logShares[(int)ComparisonKind.Email]);
        if (IsExplainedByNames(levels))
            levels[(int)ComparisonKind.Email] = DefaultComparisons.Missing;
        levels[(int)ComparisonKind.Phone] = Phone(a, b, ref logShares[(int)ComparisonKind.Phone]);
        levels[(int)ComparisonKind.Address] = _addresses.Compare(a, b, ref logShares[(int)ComparisonKind.Address]);
        levels[(int)ComparisonKind.NationalId] = Ids(a, b, table.Layout.NationalIds, _nationalIds, ref logShares[(int)ComparisonKind.NationalId]);
        levels[(int)ComparisonKind.OrganisationName] = Organisation(a[Fields.Organisation], b[Fields.Organisation], ref logShares[(int)ComparisonKind.OrganisationName]);
        levels[(int)ComparisonKind.RegistrationNumber] = Ids(a, b, table.Layout.Registrations, _registrations, ref logShares[(int)ComparisonKind.RegistrationNumber]);
        levels[(int)ComparisonKind.Website] = Website(a, b, ref logShares[(int)ComparisonKind.Website]);
        for (var i = 0; i < table.Layout.Extras.Count; i++)
            levels[FixedComparisons + i] = Extra(a[table.Layout.Extras.Start + i], b[table.Layout.Extras.Start + i], ref logShares[FixedComparisons + i]);
    }

    /// <summary>Two people of one name have like addresses (david.williams86@, david.williams45@): where the names agree, likeness alone says nothing new.</summary>
    private static bool IsExplainedByNames(ReadOnlySpan<byte> levels) =>
        levels[(int)ComparisonKind.Email] is Levels.Email.Close or Levels.Email.Local
        && levels[(int)ComparisonKind.GivenName] <= Levels.Given.Near
        && levels[(int)ComparisonKind.FamilyName] <= Levels.Family.Near;

    private void Names(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<byte> levels, Span<float> logShares)
    {
        var (ga, gb, fa, fb) = (a[Fields.Given], b[Fields.Given], a[Fields.Family], b[Fields.Family]);
        byte given = DefaultComparisons.Missing, family = DefaultComparisons.Missing;
        if (ga >= 0 && gb >= 0 && _given[ga] != 0 && _given[gb] != 0)
            given = _names.Given(ga, gb);
        if (fa >= 0 && fb >= 0 && _family[fa] != 0 && _family[fb] != 0)
            family = _names.Family(fa, fb);

        if (given == Levels.Given.Different && (IsMiddle(ga, b) || IsMiddle(gb, a)))
            given = Levels.Given.Nickname; // known by the middle name

        if (IsSwapped(given, family, ga, gb, fa, fb, out var swapped))
        {
            given = Levels.Given.Swapped;
            family = DefaultComparisons.Missing;
            logShares[(int)ComparisonKind.GivenName] = swapped;
        }
        else
        {
            if (given == Levels.Given.Different && family == Levels.Family.Different)
                family = Levels.Family.BothDifferent;
            if (given == Levels.Exact)
                logShares[(int)ComparisonKind.GivenName] = _given[ga];
            if (family == Levels.Exact)
                logShares[(int)ComparisonKind.FamilyName] = _family[fa];
            if (given is Levels.Given.Close or Levels.Given.Nickname && _given[ga] != 0 && _given[gb] != 0)
                logShares[(int)ComparisonKind.GivenName] = Alike(_given[ga], _given[gb], _unlistedGiven, given == Levels.Given.Close, ga, gb);
            if (family == Levels.Family.Close)
                logShares[(int)ComparisonKind.FamilyName] = Alike(_family[fa], _family[fb], _unlistedFamily, true, fa, fb);
        }

        levels[(int)ComparisonKind.GivenName] = given;
        levels[(int)ComparisonKind.FamilyName] = family;
        levels[(int)ComparisonKind.MiddleName] = Middle(a[Fields.Middle], b[Fields.Middle], ref logShares[(int)ComparisonKind.MiddleName]);
        var (sa, sb) = (a[Fields.Suffix], b[Fields.Suffix]);
        levels[(int)ComparisonKind.NameSuffix] = sa < 0 || sb < 0 ? DefaultComparisons.Missing : sa == sb ? (byte)0 : (byte)1;
    }

    private bool IsMiddle(int given, ReadOnlySpan<int> other) =>
        other[Fields.Middle] is >= 0 and var middle && !table.Names[middle].IsInitial && !table.Names[given].IsInitial && _names.Given(given, middle) <= Levels.Given.Close;

    /// <summary>Whether given and family name changed places; of a record that has but one of them, whether that one did.</summary>
    private bool IsSwapped(byte given, byte family, int ga, int gb, int fa, int fb, out float logShare)
    {
        logShare = 0;
        var apart = given is Levels.Given.Different or DefaultComparisons.Missing && family is Levels.Family.Different or DefaultComparisons.Missing;
        if (!apart)
            return false;
        var (first, second) = (Crossed(ga, fb), Crossed(fa, gb));
        if (given == Levels.Given.Different && family == Levels.Family.Different)
        {
            if (first == 0 || second == 0)
                return false;
            logShare = Commoner(ga) + Commoner(fa);
            return true;
        }

        if (first > 0 && (fa < 0 || gb < 0))
            logShare = Commoner(ga);
        else if (second > 0 && (ga < 0 || fb < 0))
            logShare = Commoner(fa);
        return logShare < 0;
    }

    /// <summary>
    /// log2 of how likely two strangers have names as alike as these. It goes with how common the names are: somebody else's misspelt Smith is met more often than
    /// a misspelt Vedstead, and where both spellings are names of their own (Smith, Smyth; Jean, Joan), that says more than a slip of the pen.
    /// </summary>
    private float Alike(float left, float right, float unlisted, bool misspelt, int a, int b)
    {
        var (commoner, rarer) = (Math.Max(left, right), Math.Min(left, right));
        if (!misspelt)
            return commoner + Nickname;
        var slip = commoner + Misspelt;
        if (rarer <= unlisted)
            return slip;
        if (IsUmlaut(table.Pools.Names[a], table.Pools.Names[b]))
            return slip;
        var own = rarer + (table.Names[a].Sound.Primary == table.Names[b].Sound.Primary ? SameSound : OtherSound);
        return Math.Max(slip, own);
    }

    /// <summary>Müller and Mueller: one name, whether the letter or its usual replacement was at hand.</summary>
    private static bool IsUmlaut(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.Length > right.Length)
        {
            var longer = left;
            left = right;
            right = longer;
        }

        if (left.Length == right.Length)
            return false;
        var at = 0;
        foreach (var c in right)
        {
            if (at < left.Length && left[at] == c)
                at++;
            else if (c != 'e' || at == 0 || left[at - 1] is not ('a' or 'o' or 'u'))
                return false;
        }

        return at == left.Length;
    }

    private float Commoner(int name) => Math.Max(_given[name], _family[name]);

    /// <summary>2 for equal, 1 for close names.</summary>
    private int Crossed(int a, int b) => a < 0 || b < 0 ? 0 : a == b ? 2 : _names.Family(a, b) <= Levels.Family.Close ? 1 : 0;

    private byte Middle(int a, int b, ref float logShare)
    {
        if (a < 0 || b < 0)
            return DefaultComparisons.Missing;
        ref readonly var l = ref table.Names[a];
        ref readonly var r = ref table.Names[b];
        if (l.IsInitial || r.IsInitial)
            return l.Initial == r.Initial ? Levels.Middle.Initial : Levels.Middle.Different;
        if (a == b)
        {
            logShare = _middle[a];
            return Levels.Exact;
        }

        return _names.Given(a, b) <= Levels.Given.Close ? Levels.Middle.Initial : Levels.Middle.Different;
    }

    private byte BirthDate(ReadOnlySpan<int> a, ReadOnlySpan<int> b, ref float logShare)
    {
        var (l, r) = (a[Fields.BirthDate], b[Fields.BirthDate]);
        if (l < 0 || r < 0 || _dates[l] == 0 || _dates[r] == 0)
            return DefaultComparisons.Missing;
        if (l != r)
            return BirthDateComparer.Compare((int)table.Pools.Dates[l], (int)table.Pools.Dates[r]);
        logShare = _dates[l];
        return Levels.Exact;
    }

    /// <summary>Equal given names already say the sex; only a contradiction is news.</summary>
    private static byte Sex(ReadOnlySpan<int> a, ReadOnlySpan<int> b, byte given)
    {
        var (l, r) = (a[Fields.Sex], b[Fields.Sex]);
        if (l < 0 || r < 0)
            return DefaultComparisons.Missing;
        if (l != r)
            return 1;
        return given <= Levels.Given.Close ? DefaultComparisons.Missing : Levels.Exact;
    }

    private byte Email(ReadOnlySpan<int> a, ReadOnlySpan<int> b, ref float logShare)
    {
        var best = DefaultComparisons.Missing;
        var range = table.Layout.Emails;
        for (var i = range.Start; i < range.End; i++)
        {
            var l = a[i];
            if (l < 0 || _emails[l] == 0)
                continue;
            for (var j = range.Start; j < range.End; j++)
            {
                var r = b[j];
                if (r < 0 || _emails[r] == 0)
                    continue;
                if (l == r)
                {
                    logShare = Math.Min(logShare, _emails[l]);
                    best = Levels.Exact;
                }
                else if (best > Levels.Email.Close)
                    best = Math.Min(best, EmailLevel(l, r));
            }
        }

        return best;
    }

    private byte EmailLevel(int a, int b)
    {
        var sameLocal = table.EmailLocals[a] == table.EmailLocals[b];
        if (!sameLocal && table.EmailMasks.Difference(a, b) > 6)
            return Levels.Email.Different;
        var left = table.Pools.Emails[a];
        var right = table.Pools.Emails[b];
        var (l, r) = (left.LastIndexOf('@'), right.LastIndexOf('@'));
        if (sameLocal && l == r)
            return DamerauLevenshtein.Distance(left[l..], right[r..], 2) <= 2 ? Levels.Email.Close : Levels.Email.Local;
        if (Math.Abs(left.Length - right.Length) > 3 || Math.Min(l, r) < 4)
            return Levels.Email.Different;
        return DamerauLevenshtein.Distance(left, right, 3) <= (left.Length >= 20 ? 3 : 2) ? Levels.Email.Close : Levels.Email.Different;
    }

    private byte Phone(ReadOnlySpan<int> a, ReadOnlySpan<int> b, ref float logShare)
    {
        var best = DefaultComparisons.Missing;
        var range = table.Layout.Phones;
        for (var i = range.Start; i < range.End; i++)
        {
            var l = a[i];
            if (l < 0 || _phones[l] == 0)
                continue;
            for (var j = range.Start; j < range.End; j++)
            {
                var r = b[j];
                if (r < 0 || _phones[r] == 0)
                    continue;
                if (l == r)
                {
                    logShare = Math.Min(logShare, _phones[l]);
                    best = Levels.Exact;
                }
                else if (best != Levels.Exact)
                {
                    best = Math.Min(best, PhoneLevel(l, r));
                    if (best == Levels.Exact)
                        logShare = Math.Max(_phones[l], _phones[r]);
                }
            }
        }

        return best;
    }

    private byte PhoneLevel(int a, int b)
    {
        const int local = 7, national = 9;
        if (table.PhoneMasks.Difference(a, b) > 5)
            return Levels.Phone.Different;
        var left = table.Pools.Phones[a];
        var right = table.Pools.Phones[b];
        if (left.Length != right.Length && Math.Min(left.Length, right.Length) >= national && (left.EndsWith(right) || right.EndsWith(left)))
            return Levels.Exact; // one of them lacks the country's code
        if (left.Length != right.Length && left.Length >= local && right.Length >= local && left[^local..].SequenceEqual(right[^local..]))
            return Levels.Phone.Close;
        return table.PhoneMasks.Difference(a, b) <= 2 && DamerauLevenshtein.Distance(left, right, 1) <= 1 ? Levels.Phone.Close : Levels.Phone.Different;
    }

    private byte Ids(ReadOnlySpan<int> a, ReadOnlySpan<int> b, FieldRange range, float[] frequency, ref float logShare)
    {
        var best = DefaultComparisons.Missing;
        for (var i = range.Start; i < range.End; i++)
        {
            var (l, r) = (a[i], b[i]);
            if (l < 0 || r < 0 || frequency[l] == 0 || frequency[r] == 0)
                continue;
            if (l == r)
            {
                logShare = Math.Min(logShare, frequency[l]);
                best = Levels.Exact;
            }
            else if (best > 1)
                best = Math.Min(best, DamerauLevenshtein.Distance(table.Pools.Ids[l], table.Pools.Ids[r], 2) <= (table.Pools.Ids[l].Length >= 9 ? 2 : 1) ? (byte)1 : (byte)2);
        }

        return best;
    }

    private byte Extra(int l, int r, ref float logShare)
    {
        if (l < 0 || r < 0 || _extras[l] == 0 || _extras[r] == 0)
            return DefaultComparisons.Missing;
        if (l == r)
        {
            logShare = _extras[l];
            return Levels.Exact;
        }

        return JaroWinkler.Similarity(table.Pools.Extras[l], table.Pools.Extras[r]) >= 0.9 ? (byte)1 : (byte)2;
    }
}
