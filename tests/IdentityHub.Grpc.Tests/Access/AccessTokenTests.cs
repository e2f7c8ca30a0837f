using IdentityHub.OpenId;
using IdentityHub.Protos.Party.V1;

namespace IdentityHub.Grpc.Tests.Access;

/// <summary>Who gets in with which token.</summary>
public sealed class AccessTokenTests(Hub hub)
{
    private static readonly GetRequest Malformed = new() { Gpid = "x" };

    [Fact]
    public async Task Without_a_token_nothing_is_answered() =>
        await new PartyService.PartyServiceClient(hub.Channel).GetAsync(Malformed).ShouldFailAsync(StatusCode.Unauthenticated, "TOKEN_MISSING");

    [Fact]
    public async Task A_good_token_gets_as_far_as_the_service() =>
        await With(new Tokens(hub)).ShouldFailAsync(StatusCode.InvalidArgument, "INVALID_ARGUMENT");

    [Fact]
    public async Task Rubbish_is_no_token() =>
        await hub.Client.WithToken("rubbish").Parties.GetAsync(Malformed).ShouldFailAsync(StatusCode.Unauthenticated, "TOKEN_INVALID");

    [Fact]
    public async Task An_expired_token_is_refused() =>
        await With(new Tokens(hub) { Life = TimeSpan.FromMinutes(-10) }).ShouldFailAsync(StatusCode.Unauthenticated, "TOKEN_INVALID");

    [Fact]
    public async Task A_token_of_another_key_is_refused() =>
        await With(new Tokens(hub) { ForeignKey = true }).ShouldFailAsync(StatusCode.Unauthenticated, "TOKEN_INVALID");

    [Fact]
    public async Task A_token_of_another_issuer_is_refused() =>
        await With(new Tokens(hub) { Issuer = "https://elsewhere.example.com/" }).ShouldFailAsync(StatusCode.Unauthenticated, "TOKEN_INVALID");

    [Fact]
    public async Task A_token_for_another_audience_is_refused() =>
        await With(new Tokens(hub) { Audience = "another-api" }).ShouldFailAsync(StatusCode.Unauthenticated, "TOKEN_INVALID");

    [Fact]
    public async Task An_identity_token_is_no_access_token() =>
        await With(new Tokens(hub) { Type = "JWT" }).ShouldFailAsync(StatusCode.Unauthenticated, "TOKEN_INVALID");

    [Fact]
    public async Task A_token_without_the_scope_is_refused_and_told_which()
    {
        var failure = await With(new Tokens(hub) { Scope = HubScopes.ConsentRead }).ShouldFailAsync(StatusCode.PermissionDenied, "SCOPE_MISSING");
        failure.Status.Detail.ShouldContain(HubScopes.PartyRead);
    }

    public static TheoryData<string, string> Methods => new()
    {
        { "party.v1.PartyService/Get", HubScopes.PartyRead },
        { "party.v1.PartyService/BatchGet", HubScopes.PartyRead },
        { "party.v1.PartyService/Search", HubScopes.PartyRead },
        { "party.v1.PartyService/GetLineage", HubScopes.PartyRead },
        { "party.v1.PartyService/Export", HubScopes.PartyExport },
        { "party.v1.PartyService/Update", HubScopes.PartyWrite },
        { "party.v1.PartyService/ListRevisions", HubScopes.PartyRead },
        { "party.v1.PartyService/GetAsOf", HubScopes.PartyRead },
        { "identity.v1.IdentityService/Lookup", HubScopes.PartyRead },
        { "identity.v1.IdentityService/BatchLookup", HubScopes.PartyRead },
        { "identity.v1.IdentityService/ListCrosswalk", HubScopes.PartyRead },
        { "identity.v1.IdentityService/Link", HubScopes.CrosswalkLink },
        { "identity.v1.IdentityService/Unlink", HubScopes.CrosswalkLink },
        { "record.v1.SourceRecordService/Upsert", HubScopes.RecordsWrite },
        { "record.v1.SourceRecordService/StreamUpsert", HubScopes.RecordsWrite },
        { "record.v1.SourceRecordService/Import", HubScopes.RecordsWrite },
        { "record.v1.SourceRecordService/GetImport", HubScopes.RecordsWrite },
        { "record.v1.SourceRecordService/Delete", HubScopes.RecordsWrite },
        { "merge.v1.MergeService/Merge", HubScopes.Merge },
        { "merge.v1.MergeService/Unmerge", HubScopes.Merge },
        { "merge.v1.MergeService/Split", HubScopes.Merge },
        { "merge.v1.MergeService/Pin", HubScopes.Merge },
        { "merge.v1.MergeService/ReleasePin", HubScopes.Merge },
        { "merge.v1.MergeService/ListPins", HubScopes.Merge },
        { "merge.v1.MergeService/ListHistory", HubScopes.Merge },
        { "relationship.v1.RelationshipService/List", HubScopes.PartyRead },
        { "relationship.v1.RelationshipService/Relate", HubScopes.PartyWrite },
        { "relationship.v1.RelationshipService/End", HubScopes.PartyWrite },
        { "source.v1.SourceSystemService/List", HubScopes.PartyRead },
        { "source.v1.SourceSystemService/Get", HubScopes.PartyRead },
        { "source.v1.SourceSystemService/Update", HubScopes.SourceAdmin },
        { "source.v1.SourceSystemService/GetAuthority", HubScopes.PartyRead },
        { "source.v1.SourceSystemService/UpdateAuthority", HubScopes.SourceAdmin },
        { "source.v1.SourceSystemService/GetMapping", HubScopes.PartyRead },
        { "source.v1.SourceSystemService/UpdateMapping", HubScopes.SourceAdmin },
        { "match.v1.MatchService/Resolve", HubScopes.Match },
        { "match.v1.MatchService/Explain", HubScopes.Match },
        { "review.v1.ReviewService/List", HubScopes.Review },
        { "review.v1.ReviewService/Get", HubScopes.Review },
        { "review.v1.ReviewService/Count", HubScopes.Review },
        { "review.v1.ReviewService/Claim", HubScopes.Review },
        { "review.v1.ReviewService/ClaimNext", HubScopes.Review },
        { "review.v1.ReviewService/Release", HubScopes.Review },
        { "review.v1.ReviewService/Assign", HubScopes.Review },
        { "review.v1.ReviewService/Defer", HubScopes.Review },
        { "review.v1.ReviewService/Comment", HubScopes.Review },
        { "review.v1.ReviewService/Decide", HubScopes.Review },
        { "review.v1.ReviewService/BatchDecide", HubScopes.Review },
        { "review.v1.ReviewService/Undo", HubScopes.Review },
        { "review.v1.ReviewService/Metrics", HubScopes.Review },
        { "consent.v1.ConsentService/Decide", HubScopes.ConsentRead },
        { "consent.v1.ConsentService/BatchDecide", HubScopes.ConsentRead },
        { "consent.v1.ConsentService/Record", HubScopes.ConsentWrite },
        { "consent.v1.ConsentService/Withdraw", HubScopes.ConsentWrite },
        { "consent.v1.ConsentService/FilterAudience", HubScopes.ConsentRead },
        { "consent.v1.ConsentService/ConfirmDoubleOptIn", HubScopes.ConsentWrite },
        { "consent.v1.ConsentService/GetReceipt", HubScopes.ConsentRead },
        { "consent.v1.ConsentService/VerifyLedger", HubScopes.ConsentAdmin },
        { "consent.v1.ConsentCatalogService/ListPurposes", HubScopes.ConsentRead },
        { "consent.v1.ConsentCatalogService/UpdatePurpose", HubScopes.ConsentAdmin },
        { "consent.v1.ConsentCatalogService/ListLegalBases", HubScopes.ConsentRead },
        { "consent.v1.ConsentCatalogService/ListForms", HubScopes.ConsentRead },
        { "consent.v1.ConsentCatalogService/UpdateForm", HubScopes.ConsentAdmin },
        { "consent.v1.ConsentCatalogService/ListSubscriptions", HubScopes.ConsentRead },
        { "consent.v1.ConsentCatalogService/UpdateSubscription", HubScopes.ConsentAdmin },
        { "consent.v1.ConsentCatalogService/ListJurisdictions", HubScopes.ConsentRead },
        { "preference.v1.PreferenceService/Get", HubScopes.ConsentRead },
        { "preference.v1.PreferenceService/Update", HubScopes.ConsentWrite },
        { "preference.v1.PreferenceService/UpdateSubscription", HubScopes.ConsentWrite },
        { "preference.v1.PreferenceService/CreateUnsubscribeLink", HubScopes.ConsentRead },
        { "preference.v1.PreferenceService/Suppress", HubScopes.ConsentWrite },
        { "preference.v1.PreferenceService/ReportBounces", HubScopes.ConsentWrite },
        { "preference.v1.PreferenceService/ReceiveMessage", HubScopes.ConsentWrite },
        { "preference.v1.PreferenceService/RequestOptIn", HubScopes.ConsentWrite },
        { "privacy.v1.PrivacyService/Create", HubScopes.Privacy },
        { "privacy.v1.PrivacyService/Complete", HubScopes.Privacy },
        { "privacy.v1.PrivacyService/Lift", HubScopes.Privacy },
        { "privacy.v1.PrivacyService/Get", HubScopes.Privacy },
        { "privacy.v1.PrivacyService/List", HubScopes.Privacy },
        { "privacy.v1.PrivacyService/Preview", HubScopes.Privacy },
        { "privacy.v1.PrivacyService/Approve", HubScopes.Privacy },
        { "privacy.v1.PrivacyService/Reject", HubScopes.Privacy },
        { "privacy.v1.PrivacyService/Execute", HubScopes.Privacy },
        { "privacy.v1.PrivacyService/GetCertificate", HubScopes.Privacy },
        { "change.v1.ChangeService/Watch", HubScopes.ChangesRead },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Every_method_demands_its_scope_and_no_other_will_do(string method, string scope)
    {
        var others = string.Join(' ', HubScopes.Api.Where(other => other != scope && !(scope == HubScopes.CrosswalkLink && other == HubScopes.CrosswalkAdmin)));
        using var call = new RawCall(hub.GrpcAddress);
        var (code, reason, status) = await call.SendAsync($"/identityhub.{method}", [], new Tokens(hub) { Scope = others }.Make());
        code.ShouldBe(StatusCode.PermissionDenied);
        reason.ShouldBe("SCOPE_MISSING");
        status!.Message.ShouldContain(scope);
    }

    [Fact]
    public void The_table_of_methods_is_complete()
    {
        var services = typeof(PartyService).Assembly.GetTypes()
            .Select(type => type.GetProperty("Descriptor", typeof(Google.Protobuf.Reflection.ServiceDescriptor))?.GetValue(null))
            .OfType<Google.Protobuf.Reflection.ServiceDescriptor>();
        services.SelectMany(service => service.Methods.Select(method => $"{service.FullName}/{method.Name}")).Order()
            .ShouldBe(Methods.Select(row => $"identityhub.{row.Data.Item1}").Order());
    }

    private AsyncUnaryCall<GetResponse> With(Tokens token) => hub.Client.WithToken(token.Make()).Parties.GetAsync(Malformed);
}
