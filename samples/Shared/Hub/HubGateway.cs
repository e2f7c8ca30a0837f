using Grpc.Core;
using IdentityHub.Client;
using IdentityHub.Client.Errors;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Consent.V1;
using IdentityHub.Protos.Identity.V1;
using IdentityHub.Protos.Party.V1;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.Samples.Hub;

/// <summary>What the site asks the hub over gRPC. A hub that can't be reached never breaks a page.</summary>
internal sealed class HubGateway(SiteSettings site, IdentityHubClient hub, ILogger<HubGateway> log)
{
    /// <summary>Registers the site's number of a shopper with that shopper's own access token; false when the hub didn't take it.</summary>
    public async Task<bool> LinkAsync(string key, string shopperToken, CancellationToken cancellation)
    {
        try
        {
            var link = new LinkRequest { Key = new SourceKey { System = site.Name, Key = key } };
            await hub.WithToken(shopperToken).Identities.LinkAsync(link, cancellationToken: cancellation);
            return true;
        }
        catch (RpcException failure)
        {
            log.LogWarning("The hub refused a link: {Status} {Reason}", failure.StatusCode, (failure as IdentityHubException)?.Reason);
            return false;
        }
    }

    /// <summary>Tells the hub what a guest told the site, under the guest's visitor id; false when the hub didn't take it.</summary>
    public async Task<bool> RecordGuestAsync(string visitor, string name, string email, CancellationToken cancellation)
    {
        try
        {
            var space = name.LastIndexOf(' ');
            var record = new SourceRecord
            {
                Key = new SourceKey { System = site.Name, Key = visitor },
                Attributes = new Attributes
                {
                    Name = space < 0 ? new PersonName { Given = name } : new PersonName { Given = name[..space], Family = name[(space + 1)..] },
                    Emails = { new EmailAddress { Value = email } },
                },
            };
            await hub.Records.UpsertAsync(new UpsertRequest { Record = record }, cancellationToken: cancellation);
            return true;
        }
        catch (Exception failure) when (failure is RpcException or HttpRequestException)
        {
            log.LogWarning("The hub didn't take a guest's record: {Failure}", (failure as IdentityHubException)?.Reason ?? failure.GetType().Name);
            return false;
        }
    }

    /// <summary>The customer's basics, and whether the newsletter may be sent, asked afresh.</summary>
    public async Task<CustomerView> DescribeAsync(string gpid, CancellationToken cancellation)
    {
        try
        {
            var fresh = new Consistency { FullyConsistent = true };
            var party = (await hub.Parties.GetAsync(new GetRequest { Gpid = gpid, Consistency = fresh }, cancellationToken: cancellation)).Party;
            var question = new DecisionQuestion { Gpid = gpid, Purpose = "newsletter", Channel = Channel.Email };
            var decision = (await hub.Consents.DecideAsync(new DecideRequest { Question = question, Consistency = fresh }, cancellationToken: cancellation)).Decision;
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
            log.LogWarning("The hub didn't answer: {Failure}", failure.GetType().Name);
            return CustomerView.Unknown;
        }
    }
}
