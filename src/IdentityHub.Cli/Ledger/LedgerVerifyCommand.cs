using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using IdentityHub.Cli.Running;
using IdentityHub.Consent.Ledger;

namespace IdentityHub.Cli.Ledger;

/// <summary><c>identityhub ledger verify FILE</c>: needs neither hub nor database.</summary>
internal static class LedgerVerifyCommand
{
    private const int MostFindings = 100;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "An exported ledger." };
        var keys = new Option<string?>("--keys") { Description = "The hub's published keys: a JWK set as a file kept earlier, or an address (https://…/.well-known/consent-keys). Without it the file's own keys are taken, which doesn't show who made it." };
        var checkpoint = new Option<FileInfo?>("--checkpoint") { Description = "A file with a checkpoint noted earlier (a compact JWS, for example from a receipt): the ledger must still contain it." };
        var command = new Command("verify", "Verify an exported ledger: every event, link and signature; says where it was tampered with. Exit code 0: it is whole; 4: it isn't; 2: there is nothing to verify it with.") { file, keys, checkpoint };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var trusted = parsed.GetValue(keys) is { } given ? await ReadKeysAsync(given, cancellation) : null;
            var source = parsed.GetRequiredValue(file);
            if (!source.Exists)
                throw new CommandFailedException($"There is no file {source}.", ExitCodes.Usage);
            var witness = parsed.GetValue(checkpoint) is { } noted ? Witness(noted, trusted) : null;
            var clock = Stopwatch.StartNew();
            LedgerFileVerification verification;
            await using (var input = new FileStream(source.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan))
                verification = await LedgerFile.VerifyAsync(input, trusted, witness, cancellation);
            return await TellAsync(parsed, verification, clock.Elapsed);
        });
        return command;
    }

    private static async Task<int> TellAsync(ParseResult parsed, LedgerFileVerification verification, TimeSpan elapsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        var ledger = verification.Ledger;
        await output.WriteLineAsync($"{Count(ledger.Batches, "link")}, {Count(ledger.Events, "event")}; {Signed(verification)}.{Speed(ledger.Events, elapsed)}");
        if (verification.Unsealed > 0)
            await output.WriteLineAsync($"{Count(verification.Unsealed, "event")} came after the last link and weren't sealed yet: not in the file.");
        if (!verification.KeysAreTrusted)
            await output.WriteLineAsync("The keys are the file's own: give the published ones with --keys to know who signed.");
        if (ledger.IsWhole)
        {
            await output.WriteLineAsync(verification.EndIsSigned ? "The ledger is whole." : "The ledger is whole as far as it goes; its end isn't signed.");
            return ExitCodes.Done;
        }
        foreach (var finding in ledger.Findings.Take(MostFindings))
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"link {finding.Batch}: {finding.Description}"));
        if (ledger.Findings.Count > MostFindings)
            await output.WriteLineAsync($"… and {Count(ledger.Findings.Count - MostFindings, "more finding")}.");
        if (verification is { KeysAreTrusted: true, SignedLinks: 0, EndIsSigned: false } && ledger.Batches > 0)
            await output.WriteLineAsync("No signature is by the keys given: are they this hub's?");
        await parsed.InvocationConfiguration.Error.WriteLineAsync($"The ledger was tampered with, or isn't whole: {Count(ledger.Findings.Count, "finding")}.");
        return ExitCodes.CheckFailed;
    }

    private static string Count(long number, string of) => string.Create(CultureInfo.InvariantCulture, $"{number} {of}{(number == 1 ? "" : "s")}");

    private static string Signed(LedgerFileVerification verification) =>
        verification.SignedLinks == verification.Ledger.Batches ? "every link is signed" : string.Create(CultureInfo.InvariantCulture, $"{verification.SignedLinks} of the links are signed");

    // Of a small file the start of the program is most of it.
    private static string Speed(long events, TimeSpan elapsed) => events < 100_000 ? "" : string.Create(CultureInfo.InvariantCulture, $" {events / Math.Max(elapsed.TotalSeconds, 0.001):F0} events a second.");

    private static async Task<PublishedKeys> ReadKeysAsync(string given, CancellationToken cancellation)
    {
        try
        {
            var keys = PublishedKeys.Read(Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
                ? await FetchAsync(address!, cancellation)
                : await File.ReadAllTextAsync(given, cancellation));
            return keys.Count > 0 ? keys : throw new CommandFailedException($"{given} holds no key that a ledger is signed with.", ExitCodes.Usage);
        }
        catch (Exception unreadable) when (unreadable is FormatException or IOException or UnauthorizedAccessException or HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new CommandFailedException($"{given} is no JWK set, or can't be read.", ExitCodes.Usage);
        }
    }

    // Keys that anybody on the way can replace show nothing.
    private static async Task<string> FetchAsync(Uri address, CancellationToken cancellation)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            throw new CommandFailedException("Keys are fetched by https only.", ExitCodes.Usage);
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(15), MaxResponseContentBufferSize = 1 << 20 };
        return await http.GetStringAsync(address, cancellation);
    }

    private static LedgerCheckpoint Witness(FileInfo file, PublishedKeys? trusted)
    {
        if (trusted is null)
            throw new CommandFailedException("--checkpoint needs --keys: an unverified checkpoint shows nothing.", ExitCodes.Usage);
        if (!file.Exists || trusted.Verify(File.ReadAllText(file.FullName).Trim(), LedgerCheckpoint.Type, out _) is not { } payload)
            throw new CommandFailedException($"{file} is no checkpoint of these keys.", ExitCodes.Usage);
        return LedgerCheckpoint.Read(payload) ?? throw new CommandFailedException($"{file} is no checkpoint.", ExitCodes.Usage);
    }
}
