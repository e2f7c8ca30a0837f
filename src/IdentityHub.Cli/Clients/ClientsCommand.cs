using System.CommandLine;
using IdentityHub.Cli.Running;
using IdentityHub.OpenId.Clients;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace IdentityHub.Cli.Clients;

/// <summary><c>identityhub clients</c>: the applications that sign people in or use the API.</summary>
internal static class ClientsCommand
{
    public static Command Create() => new("clients", "The applications that sign people in or use the API.") { List(), Add() };

    private static Command List()
    {
        var command = new Command("list", "Show the registered clients.");
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var hub = HubAccess.Open(parsed);
            await using var scope = hub.CreateAsyncScope();
            await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
            var table = new Table().AddColumns("Client", "Name", "Kind", "Authenticates by", "Grants", "Scopes", "Source systems");
            foreach (var client in await scope.ServiceProvider.GetRequiredService<ClientRegistry>().ListAsync(cancellation))
            {
                var definition = client.Definition;
                table.AddRow(
                    Markup.Escape(definition.ClientId), Markup.Escape(definition.Name), definition.Kind.ToString(), definition.TokenEndpointAuthMethod.ToString(),
                    Markup.Escape(string.Join(' ', definition.GrantTypes)), Markup.Escape(string.Join(' ', definition.Scopes)),
                    Markup.Escape(string.Join(' ', definition.SourceSystems)));
            }

            Screen.Output(parsed).Write(table);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Add()
    {
        var id = new Argument<string>("ID") { Description = "Client id: letters, digits, dots, dashes, underscores." };
        var name = new Option<string?>("--name") { Description = "Name for people; the id without it." };
        var scopes = new Option<string[]>("--scope") { Description = "A scope that it may ask for; may be given several times.", DefaultValueFactory = _ => [] };
        var sources = new Option<string[]>("--source") { Description = "A source system whose records and keys it may write; may be given several times.", DefaultValueFactory = _ => [] };
        var redirects = new Option<Uri[]>("--redirect") { Description = "Where codes may be sent; makes it a client that signs people in.", CustomParser = Values.Addresses, DefaultValueFactory = _ => [] };
        var postLogouts = new Option<Uri[]>("--post-logout") { Description = "Where people may be sent after signing out.", CustomParser = Values.Addresses, DefaultValueFactory = _ => [] };
        var backChannel = new Option<Uri?>("--back-channel") { Description = "Where the hub says that somebody signed out (OpenID Connect Back-Channel Logout).", CustomParser = Values.Address };
        var own = new Option<bool>("--own") { Description = "It is the company's own: people aren't asked whether it may know them." };
        var isPublic = new Option<bool>("--public") { Description = "It keeps no secret (a browser application, a device)." };
        var command = new Command("add", "Register a client; its secret is shown once.") 
        {
            id, name, scopes, sources, redirects, postLogouts, backChannel, own, isPublic,
        };
        var policy = new ClientPolicyOptions();
        foreach (var option in policy.All)
            command.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var hub = HubAccess.Open(parsed);
            await using var scope = hub.CreateAsyncScope();
            await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
            var clientId = parsed.GetRequiredValue(id);
            var redirectUris = parsed.GetValue(redirects) ?? [];
            var keepsSecret = !parsed.GetValue(isPublic);
            var definition = new ClientDefinition(clientId, parsed.GetValue(name) ?? clientId, keepsSecret ? ClientKind.Confidential : ClientKind.Public)
            {
                Scopes = parsed.GetValue(scopes) ?? [],
                SourceSystems = parsed.GetValue(sources) ?? [],
                RedirectUris = redirectUris,
                PostLogoutRedirectUris = parsed.GetValue(postLogouts) ?? [],
                BackChannelLogoutUri = parsed.GetValue(backChannel),
                Consent = parsed.GetValue(own) ? ClientConsent.Implicit : ClientConsent.Explicit,
                SignsPeopleIn = redirectUris.Length > 0,
                ActsByItself = keepsSecret,
            };
            definition = await policy.ApplyAsync(definition, parsed, cancellation);
            var outcome = await scope.ServiceProvider.GetRequiredService<ClientRegistry>().RegisterAsync(definition, HubAccess.Operator, cancellation);
            if (!outcome.Succeeded(out var registration, out var refusal))
                throw CommandFailedException.Of(refusal);
            var output = parsed.InvocationConfiguration.Output;
            await output.WriteLineAsync($"client_id: {clientId}");
            if (registration.Secret is { } secret)
                await output.WriteLineAsync($"client_secret: {secret}");
            return ExitCodes.Done;
        });
        return command;
    }
}
