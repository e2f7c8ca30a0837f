using IdentityHub.Consent.Messaging;
using Shouldly;
using Xunit;

namespace IdentityHub.Consent.Tests.Messaging;

public sealed class KeywordsTests
{
    [Theory]
    [InlineData("STOP", Keyword.Stop)] // 47 CFR 64.1200(a)(10) names the first seven.
    [InlineData("quit", Keyword.Stop)]
    [InlineData("End", Keyword.Stop)]
    [InlineData("revoke", Keyword.Stop)]
    [InlineData("opt out", Keyword.Stop)]
    [InlineData("cancel", Keyword.Stop)]
    [InlineData("unsubscribe", Keyword.Stop)]
    [InlineData("Stop!!", Keyword.Stop)]
    [InlineData(" stop all ", Keyword.Stop)]
    [InlineData("please stop", Keyword.Stop)]
    [InlineData("STOPP", Keyword.Stop)]
    [InlineData("Kündigen", Keyword.Stop)]
    [InlineData("kuendigen", Keyword.Stop)]
    [InlineData("Abmelden bitte", Keyword.Stop)]
    [InlineData("ARRÊT", Keyword.Stop)]
    [InlineData("baja", Keyword.Stop)]
    [InlineData("Stop spam now", Keyword.Stop)]
    [InlineData("start", Keyword.Start)]
    [InlineData("UNSTOP", Keyword.Start)]
    [InlineData("opt-in", Keyword.Start)]
    [InlineData("Anmelden", Keyword.Start)]
    [InlineData("HELP", Keyword.Help)]
    [InlineData("Hilfe?", Keyword.Help)]
    [InlineData("info", Keyword.Help)]
    [InlineData("Yes", Keyword.Confirm)]
    [InlineData("JA!", Keyword.Confirm)]
    [InlineData("bestätigen", Keyword.Confirm)]
    [InlineData("When does the bus stop?", Keyword.None)]
    [InlineData("I want to start a return", Keyword.None)]
    [InlineData("yes, but tomorrow", Keyword.None)]
    [InlineData("", Keyword.None)]
    [InlineData(null, Keyword.None)]
    public void A_keyword_is_recognised_whatever_its_language_and_case_and_nothing_else_is_one(string? text, Keyword keyword) => Keywords.Recognise(text).ShouldBe(keyword);
}
