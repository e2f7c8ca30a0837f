using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using Shouldly;
using Xunit;
using static IdentityHub.Consent.Tests.Decisions.Scene;

namespace IdentityHub.Consent.Tests.Decisions;

/// <summary>What may be sent, but not now, because its receiver wants to be left in peace.</summary>
public sealed class DeliveryTimesTests
{
    private static readonly Subscription Weekly = new(new SubscriptionId("weekly"), "Weekly", Newsletter.Id, [Channel.Email], []);
    private static readonly SubscriptionChoice Plain = new(R1, Weekly.Id, Channel.Email, Day(1));

    [Theory]
    [InlineData("22:30", false)]
    [InlineData("06:59", false)]
    [InlineData("07:00", true)]
    [InlineData("21:59", true)]
    public void QuietHours_GoOverMidnight_ByThePersonsClock(string local, bool permitted)
    {
        var choice = Plain with { QuietHours = new DeliveryWindow(new TimeOnly(22, 0), new TimeOnly(7, 0)), TimeZone = "Asia/Tokyo" };

        Hold(At(local, 9), Weekly, new PersonDelivery(null, [choice])).ShouldBe(permitted ? (Verdict.Allow, ReasonCode.ContactPointGranted) : (Verdict.Conditional, ReasonCode.QuietHours));
    }

    [Theory]
    [InlineData("08:00", true)]
    [InlineData("10:00", false)]
    public void ASubscription_ComesInItsWindow_UnlessThePersonChoseAnother(string utc, bool permitted)
    {
        var morning = Weekly with { Window = new DeliveryWindow(new TimeOnly(7, 0), new TimeOnly(9, 0)) };

        Hold(At(utc, 0), morning, PersonDelivery.None).Verdict.ShouldBe(permitted ? Verdict.Allow : Verdict.Conditional);
        Hold(At(utc, 0), morning, new PersonDelivery(null, [Plain with { Window = new DeliveryWindow(new TimeOnly(9, 0), new TimeOnly(11, 0)) }])).Verdict.ShouldBe(permitted ? Verdict.Conditional : Verdict.Allow);
    }

    [Fact]
    public void APause_HoldsPromotionBack_UntilItsDay_AndNothingElse()
    {
        var paused = new PersonDelivery(new DateOnly(2026, 6, 2), null);

        Hold(At("12:00", 0), null, paused).ShouldBe((Verdict.Conditional, ReasonCode.Paused));
        Hold(At("12:00", 0).AddDays(1), null, paused).Verdict.ShouldBe(Verdict.Allow);
        DeliveryTimes.Hold(DecisionRules.Decide(new DecisionState(Party, [], []), Orders, Channel.Email, null, At("12:00", 0), At("12:00", 0)), Orders, null, paused).Verdict.ShouldBe(Verdict.Allow);
        Hold(At("12:00", 0), Weekly, new PersonDelivery(null, [Plain with { PausedUntil = At("13:00", 0) }])).ShouldBe((Verdict.Conditional, ReasonCode.Paused));
    }

    [Fact]
    public void AGuess_IsWeakerThanWhatWasStated_AndANoStaysANo()
    {
        var quiet = new DeliveryWindow(new TimeOnly(0, 0), new TimeOnly(23, 0));
        var guess = Plain with { QuietHours = quiet, Inferred = true, ChangedAt = Day(9) };

        Hold(At("12:00", 0), Weekly, new PersonDelivery(null, [guess])).Verdict.ShouldBe(Verdict.Conditional);
        Hold(At("12:00", 0), Weekly, new PersonDelivery(null, [guess, Plain])).Verdict.ShouldBe(Verdict.Allow);
        var refused = DecisionRules.Decide(new DecisionState(Party, [Deny(R1)], []), Newsletter, Channel.Email, E1, Now, Now);
        DeliveryTimes.Hold(refused, Newsletter, Weekly, new PersonDelivery(DateOnly.MaxValue, [guess])).ShouldBe(refused);
    }

    private static DateTimeOffset At(string local, int hoursAhead) => new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.FromHours(hoursAhead)) + TimeOnly.Parse(local, System.Globalization.CultureInfo.InvariantCulture).ToTimeSpan();

    private static (Verdict Verdict, ReasonCode Code) Hold(DateTimeOffset at, Subscription? subscription, PersonDelivery delivery)
    {
        var granted = DecisionRules.Decide(new DecisionState(Party, [Grant(R1, at: E1)], []), Newsletter, Channel.Email, E1, at, at);
        var decision = DeliveryTimes.Hold(granted, Newsletter, subscription, delivery);
        return (decision.Verdict, decision.Reasons[0].Code);
    }
}
