using IdentityHub.Matching.Features;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Records;
using IdentityHub.Matching.Scoring;
using IdentityHub.Matching.Text;

namespace IdentityHub.Matching.Blocking;

/// <summary>What each distinct value contributes to a key, worked out once per value; 0 for a value that is generic or has nothing to give.</summary>
internal sealed class KeyPieces
{
    private const int Tail = 7;
    private const int NameEnd = 3;
    private const int EmailEnd = 6;
    private const int GramsPerName = 4;
    private readonly ParallelOptions _parallel;

    public KeyPieces(FeatureTable table, ValueShares shares, ParallelOptions? parallel = null)
    {
        _parallel = parallel ?? new() { MaxDegreeOfParallelism = 1 };
        var pools = table.Pools;
        Given = OfNames(table, shares[FrequencyKind.GivenName]);
        Family = OfNames(table, shares[FrequencyKind.FamilyName]);
        Roots = [Root(table, 0), Root(table, 1)];
        Last = LastOfNames(table, shares[FrequencyKind.FamilyName]);
        Starts = Of(pools.Names, null, name => name.Length <= NameEnd ? 0 : StableHash.Of(name[..NameEnd]));
        Ends = Of(pools.Names, null, name => name.Length <= NameEnd ? 0 : StableHash.Of(name[^NameEnd..]));
        Spellings = Of(pools.Names, null, name => name.Length == 1 ? 0 : StableHash.Of(name));
        Grams = [.. Enumerable.Range(1, GramsPerName).Select(salt => Of(pools.Names, null, name => Gram(name, (ulong)salt)))];
        Dates = new ulong[pools.Dates.Count];
        for (var i = 0; i < Dates.Length; i++)
            Dates[i] = shares[FrequencyKind.BirthDate][i] == 0 ? 0 : pools.Dates[i];
        Emails = Of(pools.Emails, shares[FrequencyKind.Email], StableHash.Of);
        LocalParts = Of(pools.Emails, shares[FrequencyKind.Email], email => email.LastIndexOf('@') is >= 3 and var at ? StableHash.Of(email[..at]) : 0);
        EmailStarts = Of(pools.Emails, shares[FrequencyKind.Email], email => email.LastIndexOf('@') > EmailEnd ? StableHash.Of(email[..EmailEnd]) : 0);
        EmailEnds = Of(pools.Emails, shares[FrequencyKind.Email], email => email.LastIndexOf('@') is > EmailEnd and var at ? StableHash.Of(email[(at - EmailEnd)..at]) : 0);
        PhoneDigits = Of(pools.Phones, shares[FrequencyKind.Phone], Sorted);
        Phones = Of(pools.Phones, shares[FrequencyKind.Phone], StableHash.Of);
        PhoneTails = Of(pools.Phones, shares[FrequencyKind.Phone], phone => phone.Length < Tail ? 0 : StableHash.Of(phone[^Tail..]));
        NationalIds = Of(pools.Ids, shares[FrequencyKind.NationalId], StableHash.Of);
        Registrations = Of(pools.Ids, shares[FrequencyKind.RegistrationNumber], StableHash.Of);
        Websites = Of(pools.Websites, shares[FrequencyKind.Website], StableHash.Of);
        Extras = Of(pools.Extras, shares[FrequencyKind.Extra], StableHash.Of);
        Postcodes = Of(pools.Postcodes, shares[FrequencyKind.Postcode], StableHash.Of);
        Cities = Of(pools.Cities, shares[FrequencyKind.City], Sound);
        Houses = Of(pools.Houses, null, StableHash.Of);
        Streets = Of(pools.Streets, null, Sound);
        Organisations = Of(pools.Organisations, shares[FrequencyKind.OrganisationName], Sound);
    }

    private delegate ulong Making(ReadOnlySpan<char> text);

    public ulong[] Given { get; }

    /// <summary>Of each name the first group of nicknames, and the second.</summary>
    public ulong[][] Roots { get; }

    public ulong[] Starts { get; }

    public ulong[] Ends { get; }

    public ulong[] Last { get; }

    /// <summary>Of each name some pairs of neighbouring letters.</summary>
    public ulong[][] Grams { get; }

    public ulong[] Spellings { get; }

    public ulong[] EmailStarts { get; }

    public ulong[] EmailEnds { get; }

    public ulong[] PhoneDigits { get; }

    public ulong[] Family { get; }

    public ulong[] Dates { get; }

    public ulong[] Emails { get; }

    public ulong[] LocalParts { get; }

    public ulong[] Phones { get; }

    public ulong[] PhoneTails { get; }

    public ulong[] NationalIds { get; }

    public ulong[] Registrations { get; }

    public ulong[] Websites { get; }

    public ulong[] Extras { get; }

    public ulong[] Postcodes { get; }

    public ulong[] Cities { get; }

    public ulong[] Houses { get; }

    public ulong[] Streets { get; }

    public ulong[] Organisations { get; }

    private ulong[] Of(TextPool pool, float[]? shares, Making making)
    {
        var pieces = new ulong[pool.Count];
        FeatureTableBuilder.ForRanges(pieces.Length, _parallel, (start, end) =>
        {
            for (var i = start; i < end; i++)
                pieces[i] = shares is not null && shares[i] == 0 ? 0 : making(pool[i]);
        });
        return pieces;
    }

    private static ulong[] OfNames(FeatureTable table, float[] shares)
    {
        var pieces = new ulong[table.Names.Length];
        for (var i = 0; i < pieces.Length; i++)
        {
            var sound = table.Names[i].Sound.Primary;
            pieces[i] = shares[i] == 0 ? 0 : sound.IsEmpty ? StableHash.Of(table.Pools.Names[i]) : sound.Bits;
        }

        return pieces;
    }

    private ulong[] LastOfNames(FeatureTable table, float[] shares)
    {
        var pieces = new ulong[Family.Length];
        for (var i = 0; i < pieces.Length; i++)
        {
            ref readonly var name = ref table.Names[i];
            pieces[i] = shares[i] == 0 || name.Words == 1 || name.LastSound.Primary.IsEmpty ? Family[i] : name.LastSound.Primary.Bits;
        }

        return pieces;
    }

    private ulong[] Root(FeatureTable table, int place)
    {
        var roots = new ulong[Given.Length];
        for (var i = 0; i < roots.Length; i++)
            roots[i] = Given[i] == 0 ? 0 : (ulong)(table.NicknameGroup(i, place) + 1);
        return roots;
    }

    /// <summary>
    /// The pair of neighbouring letters that comes first in a shuffled order: two names choose the same as often as the pairs that they share are of all they have.
    /// </summary>
    private static ulong Gram(ReadOnlySpan<char> name, ulong salt)
    {
        if (name.Length < 3)
            return 0;
        var least = ulong.MaxValue;
        ulong before = ' ';
        foreach (var c in name)
        {
            least = Math.Min(least, StableHash.Of((before << 32) | ((ulong)c << 8) | salt));
            before = c;
        }

        return Math.Min(least, StableHash.Of((before << 32) | ((ulong)' ' << 8) | salt)) | 1;
    }

    private static ulong Sorted(ReadOnlySpan<char> phone)
    {
        if (phone.Length < Tail)
            return 0;

        // How often each digit occurs, five bits each.
        ulong counts = 0;
        foreach (var c in phone)
            counts += 1UL << (5 * ((c - '0') & 15));
        return StableHash.Of(counts);
    }

    private static ulong Sound(ReadOnlySpan<char> text)
    {
        var space = text.IndexOf(' ');
        var word = space >= 3 ? text[..space] : text;
        var sound = DoubleMetaphone.Encode(word).Primary.Prefix(5);
        return sound.IsEmpty ? StableHash.Of(word) : sound.Bits;
    }
}
