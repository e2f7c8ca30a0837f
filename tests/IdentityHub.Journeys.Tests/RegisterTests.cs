using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.Registration;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Journeys.Registration;
using IdentityHub.Journeys.SignOn;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;
using IdentityHub.OpenId.People;
using Shouldly;
using Xunit;

namespace IdentityHub.Journeys.Tests;

/// <summary>Registration, verification, and what a stranger gets by them.</summary>
public sealed class RegisterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Registration_makes_account_record_party_and_ticked_consents()
    {
        await using var node = await JourneyNode.CreateAsync();

        var user = (await node.RegisterAsync(JourneyNode.Form(consents: new TickedConsent("newsletter", "email")))).Value;

        var record = (await node.LookupAsync(OwnParty.KeyOf(user.AccountId))).ShouldNotBeNull();
        user.OwnRecordId.ShouldBe(record.Record.Value);
        var claims = (await node.InAsync<IClaimSource, AccountClaims?>(source => source.FindAsync(user.AccountId, true, Cancellation))).ShouldNotBeNull();
        (claims.Name, claims.Email, claims.EmailVerified, claims.Party).ShouldBe(("Grace Hopper", "grace@example.com", false, record.Party));
        (await DecideAsync(node, record.Party)).Verdict.ShouldBe(Verdict.Allow);
        (await node.InAsync<OwnParty, GlobalPartyId?>(own => own.FindAsync(user.AccountId, Cancellation))).ShouldBe(record.Party);
    }

    [Fact]
    public async Task On_PostgreSql_registration_is_one_transaction_as_well()
    {
        await using var node = await JourneyNode.CreateAsync(Storage.DatabaseProvider.PostgreSql);
        var before = await node.CountsAsync();

        (await node.RegisterAsync(JourneyNode.Form(consents: new TickedConsent("no-such-purpose", "email")))).Refusal.ShouldNotBeNull();
        (await node.CountsAsync()).ShouldBe(before);
        (await node.RegisterAsync(JourneyNode.Form(consents: new TickedConsent("newsletter", "email")))).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_not_ticked_is_no_consent()
    {
        await using var node = await JourneyNode.CreateAsync();

        var user = (await node.RegisterAsync(JourneyNode.Form())).Value;

        (await DecideAsync(node, (await node.LookupAsync(OwnParty.KeyOf(user.AccountId)))!.Party)).Verdict.ShouldNotBe(Verdict.Allow);
    }

    [Theory]
    [InlineData("no-such-purpose", "email")]
    [InlineData("newsletter", "telepathy")]
    [InlineData("NOT A PURPOSE", "email")]
    public async Task A_refusal_at_the_last_step_leaves_nothing(string purpose, string channel)
    {
        await using var node = await JourneyNode.CreateAsync();
        var before = await node.CountsAsync();

        var refused = await node.RegisterAsync(JourneyNode.Form(consents: [new TickedConsent("newsletter", "email"), new TickedConsent(purpose, channel)]));

        refused.Refusal.ShouldNotBeNull();
        (await node.CountsAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("", "Compiler-1952!", "Grace", "Hopper", "email")]
    [InlineData("not an address", "Compiler-1952!", "Grace", "Hopper", "email")]
    [InlineData("a@b", "Compiler-1952!", "Grace", "Hopper", "email")]
    [InlineData("grace@example.com", "short", "Grace", "Hopper", "password")]
    [InlineData("grace@example.com", "Password123!", "Grace", "Hopper", "password")]
    [InlineData("grace@example.com", "Compiler-1952!", "", "Hopper", "given_name")]
    [InlineData("grace@example.com", "Compiler-1952!", "Gra\nce", "Hopper", "given_name")]
    [InlineData("grace@example.com", "Compiler-1952!", "Grace", "<b>Hopper</b>", "family_name")]
    public async Task A_bad_form_is_refused_by_field_and_leaves_nothing(string email, string password, string given, string family, string field)
    {
        await using var node = await JourneyNode.CreateAsync();
        var before = await node.CountsAsync();

        var refused = await node.RegisterAsync(JourneyNode.Form(email, given, family) with { Password = password });

        refused.Refusal.ShouldNotBeNull().Violations.Select(violation => violation.Field).ShouldContain(field);
        (await node.CountsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task S092_a_known_address_is_answered_like_an_unknown_one()
    {
        await using var node = await JourneyNode.CreateAsync();
        var first = (await node.RegisterAsync(JourneyNode.Form())).Value;

        var second = (await node.RegisterAsync(JourneyNode.Form())).Value;

        second.AccountId.ShouldNotBe(first.AccountId);
        (await node.LookupAsync(OwnParty.KeyOf(second.AccountId)))!.Party.ShouldNotBe((await node.LookupAsync(OwnParty.KeyOf(first.AccountId)))!.Party);
    }

    [Fact]
    public async Task S092_registrations_from_one_network_are_bounded()
    {
        await using var node = await JourneyNode.CreateAsync();
        for (var i = 0; i < 5; i++)
            (await node.RegisterAsync(JourneyNode.Form($"p{i}@example.com"))).Refusal.ShouldBeNull();

        (await node.RegisterAsync(JourneyNode.Form("p6@example.com"))).Refusal!.Reason.ShouldBe("TOO_MANY_REGISTRATIONS");
    }

    [Fact]
    public async Task S097_who_registers_with_a_victims_name_and_unverified_address_gets_nothing_of_the_victims()
    {
        await using var node = await JourneyNode.CreateAsync();
        var victim = await node.CrmAsync("4711", "Grace", "Hopper", "grace@example.com");

        var attacker = (await node.RegisterAsync(JourneyNode.Form())).Value;

        var own = (await node.LookupAsync(OwnParty.KeyOf(attacker.AccountId)))!.Party;
        own.ShouldNotBe(victim.Party);
        var claims = (await node.InAsync<IClaimSource, AccountClaims?>(source => source.FindAsync(attacker.AccountId, true, Cancellation)))!;
        (claims.Party, claims.EmailVerified).ShouldBe((own, false));
        var profile = (await node.InAsync<PartyDirectory, PartyView?>(parties => parties.GetAsync(victim.Party, ReadConsistency.Full, Cancellation)))!;
        profile.Id.ShouldBe(victim.Party);
    }

    [Fact]
    public async Task Verifying_the_address_makes_account_and_record_one_with_the_persons_other_records()
    {
        await using var node = await JourneyNode.CreateAsync();
        var crm = await node.CrmAsync("4711", "Grace", "Hopper", "grace@example.com");
        var user = (await node.RegisterAsync(JourneyNode.Form())).Value;
        var token = await node.InAsync<EmailVerification, string>(verification => verification.CreateTokenAsync(user));

        (await node.InAsync<VerifyEmail, Kernel.Outcomes.Outcome<bool>>(verify => verify.RunAsync(user.AccountId.ToString(), token, Cancellation))).Value.ShouldBeTrue();

        var party = (await node.LookupAsync(OwnParty.KeyOf(user.AccountId)))!.Party;
        party.ShouldBe((await node.LookupAsync(crm.Key))!.Party);
        (await node.InAsync<IClaimSource, AccountClaims?>(source => source.FindAsync(user.AccountId, false, Cancellation)))!.EmailVerified.ShouldBeTrue();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_bad_link_verifies_nothing(string? token)
    {
        await using var node = await JourneyNode.CreateAsync();
        var user = (await node.RegisterAsync(JourneyNode.Form())).Value;

        (await node.InAsync<VerifyEmail, Kernel.Outcomes.Outcome<bool>>(verify => verify.RunAsync(user.AccountId.ToString(), token, Cancellation))).Refusal!.Reason.ShouldBe("LINK_INVALID");

        (await node.InAsync<IClaimSource, AccountClaims?>(source => source.FindAsync(user.AccountId, false, Cancellation)))!.EmailVerified.ShouldBeFalse();
    }

    [Fact]
    public async Task S097_an_address_becomes_the_account_s_that_proves_it_and_is_taken_from_who_claimed_it_before()
    {
        await using var node = await JourneyNode.CreateAsync();
        var squatter = (await node.RegisterAsync(JourneyNode.Form())).Value;
        var owner = (await node.RegisterAsync(JourneyNode.Form())).Value;
        var squattersToken = await node.InAsync<EmailVerification, string>(verification => verification.CreateTokenAsync(squatter));
        var token = await node.InAsync<EmailVerification, string>(verification => verification.CreateTokenAsync(owner));

        (await node.InAsync<VerifyEmail, Kernel.Outcomes.Outcome<bool>>(verify => verify.RunAsync(owner.AccountId.ToString(), token, Cancellation))).Value.ShouldBeTrue();

        (await node.InAsync<AccountDirectory, HubUser?>(accounts => accounts.FindByEmailAsync("grace@example.com", Cancellation)))!.AccountId.ShouldBe(owner.AccountId);
        (await node.InAsync<AccountDirectory, HubUser?>(accounts => accounts.FindAsync(squatter.AccountId, Cancellation)))!.Email.ShouldBeNull();
        (await node.InAsync<VerifyEmail, Kernel.Outcomes.Outcome<bool>>(verify => verify.RunAsync(squatter.AccountId.ToString(), squattersToken, Cancellation))).Refusal!.Reason.ShouldBe("LINK_INVALID");
        var late = (await node.RegisterAsync(JourneyNode.Form())).Value;
        var lateToken = await node.InAsync<EmailVerification, string>(verification => verification.CreateTokenAsync(late));
        (await node.InAsync<VerifyEmail, Kernel.Outcomes.Outcome<bool>>(verify => verify.RunAsync(late.AccountId.ToString(), lateToken, Cancellation))).Refusal!.Reason.ShouldBe("EMAIL_TAKEN");
    }

    private static async Task<ConsentDecision> DecideAsync(JourneyNode node, GlobalPartyId party) => await node.InAsync<ConsentDecider, ConsentDecision>(async decider =>
        (await decider.DecideAsync(new DecisionQuestion(party, new PurposeId("newsletter"), Channel.Email, ContactPoint.OfEmail("grace@example.com")), ReadConsistency.Full, Cancellation)).Value);
}
