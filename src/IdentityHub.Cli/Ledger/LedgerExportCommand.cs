using System.CommandLine;
using IdentityHub.Cli.Running;
using IdentityHub.Consent.Ledger;
using IdentityHub.Journeys.Consents;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Keys;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Cli.Ledger;

/// <summary><c>identityhub ledger export FILE</c>.</summary>
internal static class LedgerExportCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Where to write it; nothing personal is in it." };
        var keysFile = new Option<FileInfo?>("--keys") { Description = "Where to write the public keys that ever signed a checkpoint, as a JWK set." };
        var command = new Command("export", "Write everything that is sealed to a file, for an auditor to verify without the hub. Set Hub:Issuer, so that its end is signed.") { file, keysFile };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var hub = HubAccess.Open(parsed);
            await using var scope = hub.CreateAsyncScope();
            await HubAccess.DemandCurrentDatabaseAsync(scope.ServiceProvider, cancellation);
            using var ring = ActivatorUtilities.CreateInstance<SigningKeyRing>(hub);
            var signer = await SignerAsync(hub, ring, cancellation);
            var exporter = new LedgerExporter(scope.ServiceProvider.GetRequiredService<ILedgerStore>(), scope.ServiceProvider.GetRequiredService<TimeProvider>(), signer);
            await using (var output = Create(parsed.GetRequiredValue(file)))
            {
                var (links, events, unsealed) = await exporter.ExportAsync(output, cancellation);
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"Written: {links} link{(links == 1 ? "" : "s")}, {events} event{(events == 1 ? "" : "s")}.{(unsealed == 0 ? "" : $" Not sealed yet, and not in it: {unsealed}.")}{(signer is null ? " Its end isn't signed, because Hub:Issuer isn't set." : "")}");
            }
            if (parsed.GetValue(keysFile) is { } keys)
                await File.WriteAllTextAsync(keys.FullName, await scope.ServiceProvider.GetRequiredService<ILedgerStore>().KeptKeysAsync(cancellation), cancellation);
            return ExitCodes.Done;
        });
        return command;
    }

    private static FileStream Create(FileInfo file)
    {
        try
        {
            return new FileStream(file.FullName, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20, useAsync: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{file} can't be written: {failure.Message}", ExitCodes.Usage);
        }
    }

    // The end is signed when the configuration says who the hub is; without it a cut-off file can be told from a whole one, a rewritten end can't.
    private static async Task<ILedgerSigner?> SignerAsync(ServiceProvider hub, SigningKeyRing ring, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(hub.GetRequiredService<IConfiguration>()["Hub:Issuer"], UriKind.Absolute, out var issuer))
            return null;
        await ring.RefreshAsync(cancellation);
        return new HubLedgerSigner(ring, new SignOnOptions { Issuer = issuer });
    }
}
