using Google.Protobuf.WellKnownTypes;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Identity.V1;
using IdentityHub.Protos.Party.V1;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.Grpc.Tests.Records;

/// <summary>One record at a time.</summary>
public sealed class UpsertTests(Hub hub)
{
    [Fact]
    public async Task A_new_record_of_nobody_known_makes_a_party()
    {
        var record = Made.Record();
        var response = await hub.Client.Records.UpsertAsync(new UpsertRequest { Record = record });
        response.Receipt.Decision.ShouldBe(IntakeDecision.Created);
        response.Receipt.Key.ShouldBe(record.Key);
        response.Receipt.Gpid.ShouldStartWith("gpid_");
        response.ConsistencyToken.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Everything_said_comes_back_in_the_golden_profile()
    {
        var record = Made.Record();
        record.Attributes.MergeFrom(new Attributes
        {
            BirthDate = new Date { Year = 1815, Month = 12, Day = 10 },
            Language = "en-GB",
            Phones = { new PhoneNumber { Value = "+442071234567", Type = "home" } },
            Addresses = { new PostalAddress { Line1 = "12 St James's Square", City = "London", Postcode = "SW1Y 4JH", Country = "GB" } },
            Extra = { ["loyalty_tier"] = "gold" },
        });
        var receipt = await hub.Client.UpsertAsync(record);
        var party = (await hub.Client.Parties.GetAsync(new GetRequest { Gpid = receipt.Gpid, Consistency = new Consistency { FullyConsistent = true } })).Party;
        party.Kind.ShouldBe(PartyKind.Person);
        party.Profile.Name.ShouldBe(record.Attributes.Name);
        party.Profile.BirthDate.ShouldBe(record.Attributes.BirthDate);
        party.Profile.Language.ShouldBe("en-GB");
        party.Profile.Phones.Single().Value.ShouldBe("+442071234567");
        party.Profile.Addresses.Single().City.ShouldBe("London");
        party.Profile.Extra["loyalty_tier"].ShouldBe("gold");
    }

    [Fact]
    public async Task A_record_with_a_known_verified_address_joins_its_party()
    {
        var email = Made.Email();
        var first = await hub.Client.UpsertAsync(Made.Record("crm", email: email));
        var second = await hub.Client.UpsertAsync(Made.Record("shop", email: email));
        second.Decision.ShouldBe(IntakeDecision.Joined);
        second.Gpid.ShouldBe(first.Gpid);
        second.Rule.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_same_again_changes_nothing_and_an_older_version_changes_history_only()
    {
        var record = Made.Record();
        record.SourceVersion = 5;
        await hub.Client.UpsertAsync(record);
        (await hub.Client.UpsertAsync(record)).Decision.ShouldBe(IntakeDecision.Unchanged);
        var late = record.Clone();
        late.SourceVersion = 4;
        late.Attributes.Name.Given = "Augusta";
        (await hub.Client.UpsertAsync(late)).Decision.ShouldBe(IntakeDecision.Late);
    }

    [Fact]
    public async Task An_organisation_stays_one()
    {
        var record = new SourceRecord
        {
            Key = Made.KeyOf("crm"), Kind = PartyKind.Organisation, Attributes = new Attributes { OrganisationName = $"Analytical Engines {Made.Key()}" },
        };
        var receipt = await hub.Client.UpsertAsync(record);
        (await hub.Client.Parties.GetAsync(new GetRequest { Gpid = receipt.Gpid })).Party.Kind.ShouldBe(PartyKind.Organisation);
    }

    public static TheoryData<string, SourceRecord?> Malformed => new()
    {
        { "record", null },
        { "record.key", new SourceRecord() },
        { "record.key.key", new SourceRecord { Key = new SourceKey { System = "crm" } } },
        { "record.key.key", Made.Record(key: new string('k', 257)) },
        { "record.key.key", Made.Record(key: "a\u0000b") },
        { "record.key.key", Made.Record(key: "line\nbreak") },
        { "record.key.system", Made.Record(new string('s', 65)) },
        { "record.attributes.name.given", Made.Record(given: new string('x', 201)) },
        { "record.attributes.name.family", Made.Record(family: "\u001b[31mred") },
        { "record.attributes.emails[0].value", Made.Record(email: "no address") },
        { "record.attributes.birth_date", With(record => record.Attributes.BirthDate = new Date { Year = 2023, Month = 2, Day = 29 }) },
        { "record.attributes.birth_date", With(record => record.Attributes.BirthDate = new Date { Year = 1600, Month = 1, Day = 1 }) },
        { "record.source_time", With(record => record.SourceTime = new Timestamp { Seconds = 253_402_300_800 }) },
        { "record.source_time", With(record => record.SourceTime = new Timestamp { Seconds = 1, Nanos = -1 }) },
        { "record.source_version", With(record => record.SourceVersion = -1) },
        { "record.kind", With(record => record.Kind = (PartyKind)77) },
        { "record.attributes.extra[0]", With(record => record.Attributes.Extra["<script>"] = "x") },
        { "record.attributes.extra.note", With(record => record.Attributes.Extra["note"] = new string('x', 1001)) },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_malformed_record_is_refused_and_the_field_named(string field, SourceRecord? record)
    {
        var request = new UpsertRequest { RequestId = Made.Key() };
        if (record is not null)
            request.Record = record;
        await hub.Client.Records.UpsertAsync(request).ShouldBlameAsync(field);
    }

    [Fact]
    public async Task A_refusal_never_repeats_the_value()
    {
        var failure = await hub.Client.Records.UpsertAsync(new UpsertRequest { Record = Made.Record(email: "secret person") }).ShouldFailAsync(StatusCode.InvalidArgument, "INVALID_ARGUMENT");
        failure.ToString().ShouldNotContain("secret person");
    }

    [Fact]
    public async Task Names_of_every_script_survive_byte_for_byte()
    {
        foreach (var name in (string[])["Ægir Þór", "李小龙", "محمد", "Zoë", "𝒜𝒹𝒶 🧮", "O’Brien-Łukasz"])
        {
            var receipt = await hub.Client.UpsertAsync(Made.Record(given: name));
            (await hub.Client.Parties.GetAsync(new GetRequest { Gpid = receipt.Gpid })).Party.Profile.Name.Given.ShouldBe(name);
        }
    }

    [Fact]
    public async Task Keys_that_differ_by_case_only_are_two()
    {
        var key = Made.Key();
        var lower = await hub.Client.UpsertAsync(Made.Record(key: $"a{key}"));
        var upper = await hub.Client.UpsertAsync(Made.Record(key: $"A{key}"));
        upper.Gpid.ShouldNotBe(lower.Gpid);
        (await hub.Client.Identities.LookupAsync(new LookupRequest { Key = Made.KeyOf("crm", $"A{key}") })).Gpid.ShouldBe(upper.Gpid);
    }

    private static SourceRecord With(Action<SourceRecord> change)
    {
        var record = Made.Record();
        change(record);
        return record;
    }
}
