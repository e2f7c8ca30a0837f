namespace IdentityHub.Matching.Features;

/// <summary>Places of the single-valued fields in a record's row of numbers. -1 is missing everywhere.</summary>
internal static class Fields
{
    public const int Given = 0;
    public const int Family = 1;
    public const int Middle = 2;
    public const int Suffix = 3;
    public const int BirthDate = 4;
    public const int Sex = 5;
    public const int House = 6;
    public const int Street = 7;
    public const int Unit = 8;
    public const int City = 9;
    public const int Postcode = 10;
    public const int State = 11;
    public const int Country = 12;
    public const int Building = 13;
    public const int Organisation = 14;
    public const int Count = 15;
}
