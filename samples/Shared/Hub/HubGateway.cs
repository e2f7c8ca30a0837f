using Grpc.Core;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Consent.V1;
using IdentityHub.Protos.Identity.V1;
using IdentityHub.Protos.Party.V1;

namespace IdentityHub.Samples.Hub;

/// <summary>What the site asks the hub over gRPC. A hub that can't be reached never breaks a page.</summary>
internal sealed class HubGateway(
    SiteSettings site, ServiceToken token, PartyService.PartyServiceClient parties, IdentityService.IdentityServiceClient identities,
    ConsentService.ConsentServiceClient consents, ILogger<HubGateway> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Registers the site's number of a shopper with that shopper's own access token; false when the hub didn't take it.</summary>
    public async Task<bool> LinkAsync(string key, string shopperToken, CancellationToken cancellation)
    {
        try
        {
            await identities.LinkAsync(new LinkRequest { Key = new SourceKey { System = site.Name, Key = key } }, Call(shopperToken, cancellation));
            return true;
        }
        catch (RpcException failure)
        {
            log.LogWarning("Link failed with {Status}: {Detail}", failure.StatusCode, failure.Status.Detail);
            return false;
        }
    }

    /// <summary>The customer's basics, and whether the newsletter may be sent, asked afresh.</summary>
    public async Task<CustomerView> DescribeAsync(string gpid, CancellationToken cancellation)
    {
        try
        {
            var call = Call(await token.GetAsync(cancellation), cancellation);
            var fresh = new Consistency { FullyConsistent = true };
            var party = (await parties.GetAsync(new GetRequest { Gpid = gpid, Consistency = fresh }, call)).Party;
            var question = new DecisionQuestion { Gpid = gpid, Purpose = "newsletter", Channel = Channel.Email };
            var decision = (await consents.DecideAsync(new DecideRequest { Question = question, Consistency = fresh }, call)).Decision;
            var name = $"{party.Profile?.Name?.Given} {party.Profile?.Name?.Family}".Trim();
            return new(
                name.Length == 0 ? null : name,
                [.. party.Profile?.Emails.Select(email => email.Value) ?? []],
                [.. party.Profile?.Phones.Select(phone => phone.Value) ?? []],
                party.Profile?.Addresses.FirstOrDefault()?.City is { Length: > 0 } city ? city : null,
                decision.Verdict == Verdict.Allow,
                decision.Reasons.FirstOrDefault()?.Text);
        }
        catch (Exception failure) when (failure is RpcException or HttpRequestException)
        {
            log.LogWarning("The hub didn't answer: {Failure}", failure.Message);
            return CustomerView.Unknown;
        }
    }

    private static CallOptions Call(string accessToken, CancellationToken cancellation) =>
        new(new Metadata { { "authorization", $"Bearer {accessToken}" } }, DateTime.UtcNow + Patience, cancellation);
}
