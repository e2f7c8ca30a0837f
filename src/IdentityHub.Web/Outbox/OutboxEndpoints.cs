using IdentityHub.Accounts.Mail;
using IdentityHub.Consent.Messaging;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Web.Outbox;

/// <summary>Shows mails instead of sending them. In the demo only: whoever reads this page could verify anybody's address.</summary>
internal static class OutboxEndpoints
{
    /// <summary>The configuration key that opens the page; set by the demo, which never listens beyond loopback.</summary>
    public const string Switch = "Hub:Demo:Outbox";

    public static void Map(IEndpointRouteBuilder pages)
    {
        if (pages.ServiceProvider.GetRequiredService<IConfiguration>().GetValue<bool>(Switch))
            pages.MapGet("/outbox", (MailOutbox mails, TextOutbox texts) => Page.Show<OutboxPage>(new OutboxModel(mails.Sent()) { Texts = texts.Sent() }));
    }
}
