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

    public KeyPieces(FeatureTable table, ValueShares shares)
    {
        var pools = table.Pools;
        Given = OfNames(table, shares[FrequencyKind.GivenName]);
        Family = OfNames(table, shares[FrequencyKind.FamilyName]);
        Roots = [.. Enumerable.Range(0, Given.Length).Select(i => Given[i] == 0 ? 0 : (ulong)(table.NicknameGroup(i) + 1))];
        Dates = new ulong[pools.Dates.Count];
        for (var i = 0; i < Dates.Length; i++)
            Dates[i] = shares[FrequencyKind.BirthDate][i] == 0 ? 0 : pools.Dates[i];
        Emails = Of(pools.Emails, shares[FrequencyKind.Email], StableHash.Of);
        LocalParts = Of(pools.Emails, shares[FrequencyKind.Email], email => email.LastIndexOf('@') is >= 3 and var at ? StableHash.Of(email[..at]) : 0);
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

    public ulong[] Roots { get; }

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

    private static ulong[] Of(TextPool pool, float[]? shares, Making making)
    {
        var pieces = new ulong[pool.Count];
        for (var i = 0; i < pieces.Length; i++)
            pieces[i] = shares is not null && shares[i] == 0 ? 0 : making(pool[i]);
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

    private static ulong Sound(ReadOnlySpan<char> text)
    {
        var space = text.IndexOf(' ');
        var word = space >= 3 ? text[..space] : text;
        var sound = DoubleMetaphone.Encode(word).Primary.Prefix(5);
        return sound.IsEmpty ? StableHash.Of(word) : sound.Bits;
    }
}
