using IdentityHub.Accounts.Mail;
using Shouldly;
using Xunit;

namespace IdentityHub.Accounts.Tests.Mail;

public sealed class AccountMailsTests
{
    private static readonly Uri Link = new("https://hub.example/page?ticket=abc");

    private static IEnumerable<MailMessage> All(string locale) =>
    [
        AccountMails.VerifyEmail("a@example.com", locale, Link), AccountMails.AddressKnown("a@example.com", locale, Link), AccountMails.SignInLink("a@example.com", locale, Link),
        AccountMails.NoLinkForStaff("a@example.com", locale, Link), AccountMails.PasswordReset("a@example.com", locale, Link),
        AccountMails.EmailChangeOld("a@example.com", locale, "b@example.com", Link), AccountMails.EmailChangeNew("a@example.com", locale, Link),
        AccountMails.Closing("a@example.com", locale, new DateTimeOffset(2026, 3, 9, 0, 0, 0, TimeSpan.Zero), Link),
        .. Enum.GetValues<SecurityChange>().Select(change => AccountMails.SecurityChanged("a@example.com", locale, change, Link)),
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("de-AT")]
    public void Every_mail_has_a_subject_of_one_line_and_its_link_on_a_line_of_its_own(string locale) =>
        All(locale).ShouldAllBe(mail => mail.To == "a@example.com" && mail.Subject.Length > 0 && !mail.Subject.Contains('\n') && mail.Text.Contains($"\n{Link}\n", StringComparison.Ordinal));

    [Fact]
    public void German_people_get_German_mails() =>
        All("de").Zip(All("en")).ShouldAllBe(pair => pair.First.Subject != pair.Second.Subject && pair.First.Text != pair.Second.Text);

    [Fact]
    public void A_day_is_written_as_it_is_spoken()
    {
        All("de").ShouldContain(mail => mail.Text.Contains("9. März 2026"));
        All("en").ShouldContain(mail => mail.Text.Contains("9 March 2026"));
    }
}
