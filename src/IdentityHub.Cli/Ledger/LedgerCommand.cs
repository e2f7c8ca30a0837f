using System.CommandLine;

namespace IdentityHub.Cli.Ledger;

/// <summary><c>identityhub ledger</c>: the consent ledger as a file, and its verification without the hub.</summary>
internal static class LedgerCommand
{
    public static Command Create() => new("ledger", "The consent ledger: exported as a file, verified from it without the hub.") { LedgerExportCommand.Create(), LedgerVerifyCommand.Create() };
}
