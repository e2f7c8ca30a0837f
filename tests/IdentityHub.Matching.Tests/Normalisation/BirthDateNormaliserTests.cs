using IdentityHub.Matching.Normalisation;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Normalisation;

public sealed class BirthDateNormaliserTests
{
    [Theory]
    [InlineData("1978-06-24", 19780624, BirthDateQuality.Good, false)]
    [InlineData("19780624", 19780624, BirthDateQuality.Good, false)]
    [InlineData("24061978", 19780624, BirthDateQuality.Good, false)]
    [InlineData("1978-06-24T00:00:00Z", 19780624, BirthDateQuality.Good, false)]
    [InlineData("1978-06-24 12:30", 19780624, BirthDateQuality.Good, false)]
    [InlineData("24.06.1978", 19780624, BirthDateQuality.Good, false)]
    [InlineData("07.12.1964", 19641207, BirthDateQuality.Good, false)]
    [InlineData("06/24/1978", 19780624, BirthDateQuality.Good, false)]
    [InlineData("24/6/78", 19780624, BirthDateQuality.Good, false)]
    [InlineData("3/1/06", 20060301, BirthDateQuality.Good, true)]
    [InlineData("04/05/1978", 19780405, BirthDateQuality.Good, true)]
    [InlineData("05/05/1978", 19780505, BirthDateQuality.Good, false)]
    [InlineData("Mar 1 1970", 19700301, BirthDateQuality.Good, false)]
    [InlineData("24-May-11", 20110524, BirthDateQuality.Good, false)]
    [InlineData("24. Dezember 1978", 19781224, BirthDateQuality.Good, false)]
    [InlineData("24 déc. 1978", 19781224, BirthDateQuality.Good, false)]
    [InlineData("5 de enero de 1978", 19780105, BirthDateQuality.Good, false)]
    [InlineData("June 24, 1978", 19780624, BirthDateQuality.Good, false)]
    [InlineData("2000-02-29", 20000229, BirthDateQuality.Good, false)]
    [InlineData("1978-01-01", 19780101, BirthDateQuality.Weak, false)]
    [InlineData("1900-01-01", 19000101, BirthDateQuality.Placeholder, false)]
    [InlineData("01/01/1970", 19700101, BirthDateQuality.Placeholder, false)]
    [InlineData("9999-12-31", 99991231, BirthDateQuality.Placeholder, false)]
    [InlineData("1899-12-30", 18991230, BirthDateQuality.Placeholder, false)]
    [InlineData("11/11/1111", 11111111, BirthDateQuality.Placeholder, false)]
    [InlineData("1900-02-29", 19000229, BirthDateQuality.Impossible, false)]
    [InlineData("1978-02-31", 19780231, BirthDateQuality.Impossible, false)]
    [InlineData("1978-13-05", 19781305, BirthDateQuality.Impossible, false)]
    [InlineData("0219-05-05", 2190505, BirthDateQuality.Impossible, false)]
    [InlineData("1978", 19780000, BirthDateQuality.Partial, false)]
    [InlineData("1978-06", 19780600, BirthDateQuality.Partial, false)]
    [InlineData("06/1978", 19780600, BirthDateQuality.Partial, false)]
    public void A_date_is_read(string raw, int packed, BirthDateQuality quality, bool ambiguous)
    {
        var date = BirthDateNormaliser.Normalise(raw).ShouldNotBeNull();

        (date.Packed, date.Quality, date.IsAmbiguous).ShouldBe((packed, quality, ambiguous));
    }

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("0000-00-00")]
    [InlineData("12")]
    [InlineData("12345678901")]
    public void Text_without_a_date_is_none(string raw) => BirthDateNormaliser.Normalise(raw).ShouldBeNull();

    [Fact]
    public void A_known_order_settles_an_ambiguous_date()
    {
        var date = BirthDateNormaliser.Normalise("04/05/1978", DateOrder.DayFirst).ShouldNotBeNull();

        (date.Packed, date.IsAmbiguous).ShouldBe((19780504, false));
    }

    [Fact]
    public void A_column_shows_its_order()
    {
        BirthDateNormaliser.DetectOrder(["04/05/1978", "24/05/1978", "30/11/1960"]).ShouldBe(DateOrder.DayFirst);
        BirthDateNormaliser.DetectOrder(["04/05/1978", "05/24/1978"]).ShouldBe(DateOrder.MonthFirst);
        BirthDateNormaliser.DetectOrder(["04/05/1978", "1978-05-24"]).ShouldBe(DateOrder.Unknown);
    }

    [Fact]
    public void Swapped_day_and_month_are_seen()
    {
        var a = BirthDateNormaliser.Normalise("1978-04-05").ShouldNotBeNull();
        var b = BirthDateNormaliser.Normalise("1978-05-04").ShouldNotBeNull();

        a.IsSwapOf(b).ShouldBeTrue();
        a.IsSwapOf(a).ShouldBeFalse();
    }

    [Fact]
    public void Every_day_survives_every_way_of_writing_it()
    {
        for (var day = new DateOnly(1925, 1, 2); day < new DateOnly(2027, 1, 1); day = day.AddDays(17))
        {
            var packed = day.Year * 10000 + day.Month * 100 + day.Day;
            foreach (var format in new[] { "yyyy-MM-dd", "yyyyMMdd", "yyyy/M/d", "d MMMM yyyy", "dd-MMM-yyyy" })
            {
                var text = day.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
                BirthDateNormaliser.Normalise(text)!.Value.Packed.ShouldBe(packed, text);
            }

            BirthDateNormaliser.Normalise(day.ToString("dd.MM.yyyy"), DateOrder.DayFirst)!.Value.Packed.ShouldBe(packed);
        }
    }
}
