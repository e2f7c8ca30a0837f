using System.Globalization;
using IdentityHub.Demo.Hosting;
using Spectre.Console;

namespace IdentityHub.Demo;

/// <summary>What the demo says when it is ready.</summary>
internal static class Greeting
{
    public static void Show(DemoOptions options)
    {
        AnsiConsole.WriteLine();
        var addresses = new Table().Border(TableBorder.Rounded).AddColumns("What", "Where");
        addresses.AddRow("Hub (account, administration, OAuth)", options.Hub.ToString());
        addresses.AddRow("Hub, gRPC (h2c)", options.Grpc.ToString());
        addresses.AddRow("Storefront “Harbour Lane”", options.Storefront.ToString());
        addresses.AddRow("Community “The Long Table”", options.Community.ToString());
        addresses.AddRow("Mails that would have been sent", new Uri(options.Hub, "outbox").ToString());
        addresses.AddRow("Data", Markup.Escape(options.Folder));
        AnsiConsole.Write(addresses);

        var accounts = new Table().Border(TableBorder.Rounded).AddColumns("Who", "Credentials");
        accounts.AddRow("Shopper", "ada@example.com / Lovelace-1815");
        accounts.AddRow("Steward", "steward@example.com / Steward-1815");
        accounts.AddRow("Administrator", "admin@example.com / Babbage-1815");
        accounts.AddRow("Service agent", "agent@example.com / Agent-1815");
        accounts.AddRow("Web client", "demo-web / demo-web-secret");
        accounts.AddRow("Service client", "demo-service / demo-service-secret");
        AnsiConsole.Write(accounts);
        AnsiConsole.MarkupLine("Staff sign in with a second factor: the demo plays the authenticator app and shows the code on the page that asks for it.");

        AnsiConsole.MarkupLine("[bold]Three things to try[/]");
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  1. Sign in as Ada at {options.Storefront}, then open {options.Community}: no prompt.");
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  2. Withdraw the newsletter at {new Uri(options.Hub, "account/consents")} and look at {new Uri(options.Storefront, "my-account")} again.");
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  3. Get a token and look Ada up over gRPC:");
        Console.WriteLine($"     TOKEN=$(curl -s -u demo-service:demo-service-secret -d grant_type=client_credentials -d scope=party.read {new Uri(options.Hub, "connect/token")} | grep -o 'eyJ[^\"]*')");
        Console.WriteLine($"     buf curl --protocol grpc --http2-prior-knowledge -H \"authorization: Bearer $TOKEN\" -d '{{\"key\":{{\"system\":\"crm\",\"key\":\"CRM-ADA\"}}}}' {options.Grpc}identityhub.identity.v1.IdentityService/Lookup");
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLine("Ctrl+C stops everything.");
    }
}
