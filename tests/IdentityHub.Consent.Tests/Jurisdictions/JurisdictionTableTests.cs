using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Jurisdictions;
using IdentityHub.Consent.Purposes;
using Shouldly;
using Xunit;
using static IdentityHub.Consent.Tests.Decisions.Scene;

namespace IdentityHub.Consent.Tests.Jurisdictions;

/// <summary>Every shipped rule, with a case that it decides and the source it is taken from.</summary>
public sealed class JurisdictionTableTests
{
    private static readonly JurisdictionBook Book = new(JurisdictionBook.ReadShipped());
    private static readonly Channel[] AllChannels = Enum.GetValues<Channel>();
    private static readonly Purpose News = Newsletter with { Channels = AllChannels };
    private static readonly Purpose Tracking = new(new("tracking"), "Tracking", PurposeKind.Transactional, LegalBasis.LegitimateInterests, AllChannels, []) { Actions = PartyAction.Track };
    private static readonly Purpose Profiling = Tracking with { Id = new("profiling"), Actions = PartyAction.Profile };
    private static readonly Purpose Selling = Tracking with { Id = new("selling"), Actions = PartyAction.Sell | PartyAction.Share };
    private static readonly Purpose Cookies = Tracking with { Id = new("cookies"), LegalBasis = LegalBasis.Consent };
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Rule, place, purpose, channel, what was said (null: nothing), how many months ago, age of the person, what is decided and why.</summary>
    public static TheoryData<string, string, Purpose, Channel, Said?, int?, Verdict, ReasonCode> Cases => new()
    {
        { "gdpr-4-11", "ES", News, Channel.Post, new(GrantQuality.Express), null, Verdict.Allow, ReasonCode.ChannelGranted },
        { "gdpr-4-11", "ES", News, Channel.Post, new(GrantQuality.ExistingCustomer), null, Verdict.Conditional, ReasonCode.EvidenceInsufficient },
        { "gdpr-4-11", "ES", News, Channel.Email, new(GrantQuality.Inquiry), null, Verdict.Conditional, ReasonCode.EvidenceInsufficient },
        { "gdpr-21-2", "SE", News, Channel.Post, new(Refused: true), null, Verdict.Deny, ReasonCode.ChannelDenied },
        { "gdpr-21-profile", "SE", Profiling, Channel.Web, new(Refused: true), null, Verdict.Deny, ReasonCode.ChannelDenied },
        { "gdpr-21-profile", "US-NV", Profiling, Channel.Web, new(Refused: true), null, Verdict.Allow, ReasonCode.LegalBasis },
        { "eprivacy-13-1", "IT", News, Channel.Email, null, null, Verdict.Deny, ReasonCode.NoConsent },
        { "eprivacy-13-2", "IT", News, Channel.Email, new(GrantQuality.ExistingCustomer), null, Verdict.Allow, ReasonCode.ChannelGranted },
        { "eprivacy-13-2", "IT", News, Channel.WhatsApp, new(GrantQuality.ExistingCustomer), null, Verdict.Conditional, ReasonCode.EvidenceInsufficient },
        { "eprivacy-5-3", "NL", Tracking, Channel.Web, null, null, Verdict.Deny, ReasonCode.JurisdictionDefault },
        { "eprivacy-5-3", "NL", Tracking, Channel.Web, new(GrantQuality.Express), null, Verdict.Allow, ReasonCode.ChannelGranted },
        { "de-uwg-7-2-1", "AT", News, Channel.Phone, null, null, Verdict.Deny, ReasonCode.NoConsent },
        { "de-uwg-7-2-1", "AT", News, Channel.Phone, new(GrantQuality.Oral), null, Verdict.Allow, ReasonCode.ChannelGranted },
        { "de-uwg-7a", "DE", News, Channel.Phone, new(GrantQuality.Express), null, Verdict.Conditional, ReasonCode.EvidenceInsufficient },
        { "de-uwg-7a", "DE", News, Channel.Phone, new(GrantQuality.Express, Text: 1), null, Verdict.Allow, ReasonCode.ChannelGranted },
        { "de-bgh-doi", "DE", News, Channel.Email, new(GrantQuality.Express), null, Verdict.Conditional, ReasonCode.ConfirmationMissing },
        { "de-bgh-doi", "DE-BY", News, Channel.Email, new(GrantQuality.Express), null, Verdict.Conditional, ReasonCode.ConfirmationMissing },
        { "de-bgh-doi", "DE", News, Channel.Email, new(GrantQuality.Express, Confirmed: true), null, Verdict.Allow, ReasonCode.ChannelGranted },
        { "de-bgh-doi", "FR", News, Channel.Email, new(GrantQuality.Express), null, Verdict.Allow, ReasonCode.ChannelGranted },
        { "fr-cnil-trackers", "FR", Tracking, Channel.Web, new(GrantQuality.Express, Months: 5), null, Verdict.Allow, ReasonCode.ChannelGranted },
        { "fr-cnil-trackers", "FR", Tracking, Channel.Web, new(GrantQuality.Express, Months: 6), null, Verdict.Deny, ReasonCode.JurisdictionDefault },
        { "fr-cnil-trackers", "FR", Cookies, Channel.Web, new(GrantQuality.Express, Months: 7), null, Verdict.Deny, ReasonCode.NoConsent },
        { "gdpr-8-16", "DE", Cookies, Channel.Web, new(GrantQuality.Express), 15, Verdict.Deny, ReasonCode.BelowAge },
        { "gdpr-8-16", "DE", Cookies, Channel.Web, new(GrantQuality.Express), 16, Verdict.Allow, ReasonCode.ChannelGranted },
        { "gdpr-8-16", "DE", Cookies, Channel.Web, new(GrantQuality.Parental), 15, Verdict.Allow, ReasonCode.ChannelGranted },
        { "gdpr-8-16", "DE", Cookies, Channel.Web, new(GrantQuality.Parental), 17, Verdict.Allow, ReasonCode.ChannelGranted },
        { "gdpr-8-15", "FR", Cookies, Channel.Web, new(GrantQuality.Express), 14, Verdict.Deny, ReasonCode.BelowAge },
        { "gdpr-8-15", "FR", Cookies, Channel.Web, new(GrantQuality.Express), 15, Verdict.Allow, ReasonCode.ChannelGranted },
        { "gdpr-8-14", "ES", Cookies, Channel.Web, new(GrantQuality.Express), 13, Verdict.Deny, ReasonCode.BelowAge },
        { "gdpr-8-14", "ES", Cookies, Channel.Web, new(GrantQuality.Express), 14, Verdict.Allow, ReasonCode.ChannelGranted },
        { "gdpr-8-13", "SE", Cookies, Channel.Web, new(GrantQuality.Express), 12, Verdict.Deny, ReasonCode.BelowAge },
        { "gdpr-8-13", "SE", Cookies, Channel.Web, new(GrantQuality.Express), 13, Verdict.Allow, ReasonCode.ChannelGranted },
        { "gdpr-8-dk-15", "DK", Cookies, Channel.Web, new(GrantQuality.Express), 14, Verdict.Deny, ReasonCode.BelowAge },
        { "uk-gdpr-4-11", "GB", News, Channel.Post, new(GrantQuality.ExistingCustomer), null, Verdict.Conditional, ReasonCode.EvidenceInsufficient },
        { "uk-gdpr-21-2", "GB", News, Channel.Post, new(Refused: true), null, Verdict.Deny, ReasonCode.ChannelDenied },
        { "pecr-22-2", "GB", News, Channel.Sms, null, null, Verdict.Deny, ReasonCode.NoConsent },
        { "pecr-22-3", "GB", News, Channel.Email, new(GrantQuality.Inquiry), null, Verdict.Allow, ReasonCode.ChannelGranted },
        { "pecr-22-3", "GB", News, Channel.Push, new(GrantQuality.ExistingCustomer), null, Verdict.Conditional, ReasonCode.EvidenceInsufficient },
        { "pecr-21", "GB", News, Channel.Phone, new(GrantQuality.ExistingCustomer), null, Verdict.Allow, ReasonCode.ChannelGranted },
        { "pecr-6", "GB", Tracking, Channel.Web, null, null, Verdict.Deny, ReasonCode.JurisdictionDefault },
        { "dpa-9", "GB", Cookies, Channel.Web, new(GrantQuality.Express), 12, Verdict.Deny, ReasonCode.BelowAge },
        { "dpa-9", "GB", Cookies, Channel.Web, new(GrantQuality.Express), 13, Verdict.Allow, ReasonCode.ChannelGranted },
        { "ccpa-120-a", "US-CA", Selling, Channel.Advertising, null, 40, Verdict.Allow, ReasonCode.LegalBasis },
        { "ccpa-120-a", "US-CA", Selling, Channel.Advertising, new(Refused: true), 40, Verdict.Deny, ReasonCode.ChannelDenied },
        { "ccpa-120-c", "US-CA", Selling, Channel.Advertising, null, 15, Verdict.Deny, ReasonCode.JurisdictionDefault },
        { "ccpa-120-c", "US-CA", Selling, Channel.Advertising, new(GrantQuality.Express), 15, Verdict.Allow, ReasonCode.ChannelGranted },
        { "ccpa-120-c", "US-NV", Selling, Channel.Advertising, null, 15, Verdict.Allow, ReasonCode.LegalBasis },
        { "ccpa-120-c-13", "US-CA", Selling with { LegalBasis = LegalBasis.Consent }, Channel.Advertising, new(GrantQuality.Express), 12, Verdict.Deny, ReasonCode.BelowAge },
        { "ccpa-120-c-13", "US-CA", Selling with { LegalBasis = LegalBasis.Consent }, Channel.Advertising, new(GrantQuality.Parental), 12, Verdict.Allow, ReasonCode.ChannelGranted },
        { "ccpa-7025", "US-CA", Selling, Channel.Advertising, new(Signal: true), 40, Verdict.Deny, ReasonCode.GlobalPrivacyControl },
        { "ccpa-7025", "US-CA", News, Channel.Post, new(Signal: true), 40, Verdict.Deny, ReasonCode.NoConsent },
        { "casl-6-1", "CA", News, Channel.Email, null, null, Verdict.Deny, ReasonCode.NoConsent },
        { "casl-6-1", "CA-ON", News, Channel.Email, new(GrantQuality.Oral), null, Verdict.Allow, ReasonCode.ChannelGranted },
        { "casl-10-10-a", "CA", News, Channel.Email, new(GrantQuality.ExistingCustomer, Months: 23), null, Verdict.Allow, ReasonCode.ChannelGranted },
        { "casl-10-10-a", "CA", News, Channel.Email, new(GrantQuality.ExistingCustomer, Months: 24), null, Verdict.Deny, ReasonCode.NoConsent },
        { "casl-10-10-e", "CA", News, Channel.Email, new(GrantQuality.Inquiry, Months: 5), null, Verdict.Allow, ReasonCode.ChannelGranted },
        { "casl-10-10-e", "CA", News, Channel.Email, new(GrantQuality.Inquiry, Months: 6), null, Verdict.Deny, ReasonCode.NoConsent },
        { "tcpa-a-2", "US-NV", News, Channel.Sms, new(GrantQuality.Express, Text: 1), null, Verdict.Conditional, ReasonCode.EvidenceInsufficient },
        { "tcpa-a-2", "US-NV", News, Channel.Sms, new(GrantQuality.Written), null, Verdict.Conditional, ReasonCode.EvidenceInsufficient },
        { "tcpa-a-2", "US-NV", News, Channel.Sms, new(GrantQuality.Written, Text: 1), null, Verdict.Allow, ReasonCode.ChannelGranted },
        { "tcpa-c-2", "US", News, Channel.Phone, new(GrantQuality.ExistingCustomer, Months: 17), null, Verdict.Allow, ReasonCode.ChannelGranted },
        { "tcpa-c-2", "US", News, Channel.Phone, new(GrantQuality.ExistingCustomer, Months: 18), null, Verdict.Deny, ReasonCode.NoConsent },
        { "tcpa-c-2", "US", News, Channel.Phone, new(GrantQuality.Inquiry, Months: 3), null, Verdict.Deny, ReasonCode.NoConsent },
        { "can-spam-a-3", "US", News with { Kind = PurposeKind.Transactional, LegalBasis = LegalBasis.LegitimateInterests }, Channel.Email, null, null, Verdict.Allow, ReasonCode.LegalBasis },
        { "can-spam-a-3", "US", News, Channel.Email, null, null, Verdict.Deny, ReasonCode.NoConsent },
        { "coppa-312-5", "US", Cookies, Channel.Web, new(GrantQuality.Express), 12, Verdict.Deny, ReasonCode.BelowAge },
        { "coppa-312-5", "US", Cookies, Channel.Web, null, 12, Verdict.Deny, ReasonCode.BelowAge },
        { "coppa-312-5", "US", Cookies, Channel.Web, new(GrantQuality.Parental), 12, Verdict.Allow, ReasonCode.ChannelGranted },
    };

    /// <summary>Rule, place, channel, instant, whether one may call or write then. 2026-06-01 is a Monday; New York is at UTC-4, Los Angeles at UTC-7, Paris at UTC+2.</summary>
    public static TheoryData<string, string, Channel, string, bool> Hours => new()
    {
        { "tcpa-c-1", "US-NY", Channel.Phone, "2026-06-01T11:59:59Z", false },
        { "tcpa-c-1", "US-NY", Channel.Phone, "2026-06-01T12:00:00Z", true },
        { "tcpa-c-1", "US-NY", Channel.Sms, "2026-06-02T00:59:59Z", true },
        { "tcpa-c-1", "US-NY", Channel.Sms, "2026-06-02T01:00:00Z", false },
        { "tcpa-c-1", "US-NY", Channel.Email, "2026-06-02T01:00:00Z", true },
        { "tcpa-c-1", "US-NY", Channel.Phone, "2026-12-01T12:30:00Z", false },
        { "tcpa-c-1", "US-CA", Channel.Phone, "2026-06-01T14:59:00Z", false },
        { "tcpa-c-1", "US", Channel.Phone, "2026-06-01T17:00:00Z", false },
        { "tcpa-c-1", "US", Channel.Phone, "2026-06-01T19:00:00Z", true },
        { "fl-501-616", "US-FL", Channel.Phone, "2026-06-01T23:30:00Z", true },
        { "fl-501-616", "US-FL", Channel.Phone, "2026-06-02T00:00:00Z", false },
        { "crtc-utr-iii-23", "CA-AB", Channel.Phone, "2026-06-01T15:00:00Z", true },
        { "crtc-utr-iii-23", "CA-AB", Channel.Phone, "2026-06-01T14:59:00Z", false },
        { "crtc-utr-iii-23", "CA-AB", Channel.Phone, "2026-06-06T15:30:00Z", false },
        { "crtc-utr-iii-23", "CA-AB", Channel.Phone, "2026-06-06T16:00:00Z", true },
        { "fr-conso-d223-9", "FR", Channel.Phone, "2026-06-01T08:00:00Z", true },
        { "fr-conso-d223-9", "FR", Channel.Phone, "2026-06-01T11:30:00Z", false },
        { "fr-conso-d223-9", "FR", Channel.Phone, "2026-06-06T09:00:00Z", false },
        { "fr-conso-d223-9", "DE", Channel.Phone, "2026-06-06T09:00:00Z", true },
    };

    [Theory]
    [MemberData(nameof(Hours))]
    public void ARule_LetsNobodyCallOrWriteOutsideItsHours(string rule, string place, Channel channel, string at, bool permitted)
    {
        Rule(rule).Hours.ShouldNotBeEmpty();
        var decision = Decide(place, News, channel, new(GrantQuality.Written, Text: 1, Confirmed: true), 40, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));

        (decision.Verdict, decision.Reasons[0].Code).ShouldBe(permitted ? (Verdict.Allow, ReasonCode.ChannelGranted) : (Verdict.Conditional, ReasonCode.OutsideHours), rule);
        if (!permitted)
            decision.Reasons[0].Source.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void WhoOptedOutInCalifornia_IsAskedAgainAfterTwelveMonths_AndNobodyElseIsProtectedSo()
    {
        Decide("US-CA", Selling, Channel.Advertising, new(Refused: true, Months: 3), 40, Now).AskAgainAt.ShouldBe(Now.AddMonths(9));
        Decide("US-CA", Selling, Channel.Advertising, new(Signal: true), 40, Now).AskAgainAt.ShouldNotBeNull();
        Decide("US-CA", Selling, Channel.Advertising, null, 40, Now).AskAgainAt.ShouldBeNull();
        Decide("SE", Profiling, Channel.Web, new(Refused: true), 40, Now).AskAgainAt.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ARule_DecidesAsItsSourceSays(string rule, string place, Purpose purpose, Channel channel, Said? said, int? age, Verdict verdict, ReasonCode reason)
    {
        Rule(rule).Source.ShouldNotBeNullOrWhiteSpace();
        var decision = Decide(place, purpose, channel, said, age, Now);
        (decision.Verdict, decision.Reasons[0].Code).ShouldBe((verdict, reason), $"{rule}: {Rule(rule).Source}");
    }

    [Fact]
    public void EveryShippedRule_HasACase()
    {
        var tried = Cases.Select(row => row.Data.Item1).Concat(Hours.Select(row => row.Data.Item1)).ToHashSet();
        Book.Policy.Jurisdictions.SelectMany(j => j.Rules).Select(r => r.Id).Where(id => !tried.Contains(id)).ShouldBe(["gdpr-8-dk-13"], "its time is over: the next test has it");
    }

    [Fact]
    public void ARule_HoldsFromItsFirstDayToItsLast()
    {
        Decide("DK", Cookies, Channel.Web, new(GrantQuality.Express), 14, new DateTimeOffset(2023, 12, 31, 23, 0, 0, TimeSpan.Zero)).Verdict.ShouldBe(Verdict.Allow);
        Decide("DK", Cookies, Channel.Web, new(GrantQuality.Express), 14, new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero)).Reasons[0].Code.ShouldBe(ReasonCode.BelowAge);
    }

    [Fact]
    public void APersonOfTwoPlaces_HasTheProtectionOfBoth()
    {
        var duties = Book.For(["US-NV", "DE"], News, Channel.Sms, Now);
        duties.Accepts(GrantQuality.Written).ShouldBeTrue();
        duties.Accepts(GrantQuality.ExistingCustomer).ShouldBeFalse("German law lets it count, American law doesn't");
        duties.NeedsText.ShouldBeTrue();
    }

    [Fact]
    public void TheReason_NamesItsSource_InBothLanguages()
    {
        var decision = Decide("DE", News, Channel.Email, new(GrantQuality.Express), null, Now);
        decision.Reasons[0].Source.ShouldBe("BGH, 10.02.2011, I ZR 164/09; UWG § 7(2) no. 2");
        var english = DecisionExplanation.Of(decision, "en-GB");
        english.Shopper.ShouldBe("Waiting for you to confirm your address.");
        english.Formal.ShouldContain("[BGH, 10.02.2011, I ZR 164/09; UWG § 7(2) no. 2]");
        english.Formal.ShouldContain(decision.Reasons[0].Events[0].ToString());
        var german = DecisionExplanation.Of(decision, "de-AT");
        german.Shopper.ShouldBe("Wir warten darauf, dass Sie Ihre Adresse bestätigen.");
        german.Formal.ShouldStartWith("Bedingt: Zweck newsletter, Weg Email");
    }

    [Fact]
    public void EveryReason_IsSaid_FormallyAndPlainly_InBothLanguages()
    {
        foreach (var code in Enum.GetValues<ReasonCode>())
        {
            foreach (var locale in new[] { "en", "de" })
            {
                var words = DecisionExplanation.Of(new ConsentDecision(Party, News.Id, Channel.Email, Verdict.Deny, [new DecisionReason(code, Now, [])], Now, Now), locale);
                words.Shopper.ShouldEndWith(".");
                words.Formal.ShouldContain(code.ToString());
            }
        }
    }

    [Fact]
    public void OnesOwnConfiguration_ReplacesAJurisdiction_AndIsRefusedWhenItIsWrong()
    {
        var file = Path.Combine(Path.GetTempPath(), $"jurisdictions-{Guid.NewGuid():N}.json");
        try
        {
            File.WriteAllText(file, """{ "version": "own-1", "jurisdictions": [ { "code": "casl", "name": "Ours", "areas": ["CA"], "rules": [] }, { "code": "lgpd", "name": "LGPD", "areas": ["BR"], "rules": [ { "id": "lgpd-8", "source": "Lei 13.709/2018 art. 8", "summary": "Consent in writing or by other means that show the will.", "accepts": ["Express", "Written"] } ] } ] }""");
            var book = new JurisdictionBook(Microsoft.Extensions.Options.Options.Create(new JurisdictionOptions { JurisdictionsFile = file, DefaultPlace = "BR" }));
            book.Policy.Version.ShouldBe($"{JurisdictionBook.ReadShipped().Version}+own-1");
            book.For(["CA"], News, Channel.Email, Now).Rules.ShouldBeEmpty();
            book.For([], News, Channel.Email, Now).Rules.Single().Id.ShouldBe("lgpd-8");
            book.For(["GB"], News, Channel.Email, Now).Rules.ShouldNotBeEmpty();
        }
        finally
        {
            File.Delete(file);
        }
        Should.Throw<InvalidDataException>(() => JurisdictionBook.Read("""{ "version": "1", "jurisdictions": [ { "code": "x", "name": "x", "areas": ["Utopia"], "rules": [] } ] }""", "own")).Message.ShouldContain("Utopia");
        Should.Throw<InvalidDataException>(() => JurisdictionBook.Read("""{ "version": "1", "jurisdictionz": [] }""", "own"));
    }

    [Fact]
    public void APurpose_IsOfferedInItsPlacesOnly() =>
        Decide("FR", News with { Id = new("german-news"), Places = ["DE"] }, Channel.Post, new(), null, Now).Reasons[0].Code.ShouldBe(ReasonCode.PlaceNotOfPurpose);

    private static JurisdictionRule Rule(string id) => Book.Policy.Jurisdictions.SelectMany(j => j.Rules).Single(r => r.Id == id);

    private static ConsentDecision Decide(string place, Purpose purpose, Channel channel, Said? said, int? age, DateTimeOffset now)
    {
        var at = now.AddMonths(-(said?.Months ?? 0));
        ConsentStatement[] statements = said switch
        {
            null => [],
            { Signal: true } => [Refuse(R1, PartyAction.Sell | PartyAction.Share | PartyAction.Target) with { Method = CaptureMethod.PrivacySignal }],
            _ => [Say(said.Refused ? ConsentAction.Denied : said.Confirmed ? ConsentAction.DoubleOptInConfirmed : ConsentAction.Granted, R1, channel, purpose: purpose.Id.Code) with
                {
                    Quality = said.Quality, TextVersion = said.Text, CapturedAt = at, EffectiveFrom = at, RecordedAt = at,
                }],
        };
        var born = age is { } years ? DateOnly.FromDateTime(now.UtcDateTime).AddYears(-years) : (DateOnly?)null;
        var state = new DecisionState(Party, statements.Select(s => s with { RecordedAt = s.RecordedAt < now ? s.RecordedAt : now, EffectiveFrom = s.EffectiveFrom < now ? s.EffectiveFrom : now }), []) { Facts = new PersonFacts([place], born) };
        return DecisionRules.Decide(state, purpose, channel, null, now, now, default, Book.For([place], purpose, channel, now));
    }

    /// <summary>What was said.</summary>
    public sealed record Said(GrantQuality Quality = GrantQuality.Express, int? Text = null, int Months = 0, bool Confirmed = false, bool Refused = false, bool Signal = false);
}
