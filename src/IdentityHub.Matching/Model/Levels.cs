namespace IdentityHub.Matching.Model;

/// <summary>Indexes of the levels in <see cref="DefaultComparisons"/>, for the comparers.</summary>
internal static class Levels
{
    public const byte Exact = 0;

    internal static class Given
    {
        public const byte Nickname = 1;
        public const byte Close = 2;
        public const byte Initial = 3;
        public const byte Near = 4;
        public const byte Swapped = 5;
        public const byte Different = 6;
    }

    internal static class Family
    {
        public const byte Part = 1;
        public const byte Close = 2;
        public const byte Near = 3;
        public const byte Different = 4;
        public const byte BothDifferent = 5;
    }

    internal static class Middle
    {
        public const byte Initial = 1;
        public const byte Different = 2;
    }

    internal static class BirthDate
    {
        public const byte Swapped = 1;
        public const byte Digit = 2;
        public const byte Part = 3;
        public const byte YearOnly = 4;
        public const byte TwoMonths = 5;
        public const byte Year = 6;
        public const byte Different = 7;
    }

    internal static class Email
    {
        public const byte Close = 1;
        public const byte Local = 2;
        public const byte Different = 3;
    }

    internal static class Phone
    {
        public const byte Close = 1;
        public const byte Different = 2;
    }

    internal static class Address
    {
        public const byte OtherUnit = 1;
        public const byte NearDwelling = 2;
        public const byte Street = 3;
        public const byte Postcode = 4;
        public const byte City = 5;
        public const byte NearCity = 6;
        public const byte PostcodeOtherStreet = 7;
        public const byte CityOtherStreet = 8;
        public const byte OtherCity = 9;
        public const byte Other = 10;
    }

    internal static class Organisation
    {
        public const byte Words = 1;
        public const byte Close = 2;
        public const byte Different = 3;
    }
}
