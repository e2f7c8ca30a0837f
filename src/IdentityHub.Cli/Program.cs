using System.CommandLine;
using IdentityHub.Cli.Accounts;
using IdentityHub.Cli.Clients;
using IdentityHub.Cli.Database;
using IdentityHub.Cli.Exporting;
using IdentityHub.Cli.Import;
using IdentityHub.Cli.Keys;
using IdentityHub.Cli.Ledger;
using IdentityHub.Cli.Loading;
using IdentityHub.Cli.Match;
using IdentityHub.Cli.Quality;
using IdentityHub.Cli.Rebuild;
using IdentityHub.Cli.Running;
using IdentityHub.Cli.Sources;
using IdentityHub.Cli.Suppressions;

var root = new RootCommand("IdentityHub: identity, consent and customer master data.")
{
    MatchCommand.Create(),
    ImportCommand.Create(),
    ExportCommand.Create(),
    LoadCommand.Create(),
    MigrateCommand.Create(),
    QualityCommand.Create(),
    RebuildCommand.Create(),
    RematchCommand.Create(),
    SourcesCommand.Create(),
    ClientsCommand.Create(),
    KeysCommand.Create(),
    AccountsCommand.Create(),
    LedgerCommand.Create(),
    SuppressionsCommand.Create(),
};

return await CommandLine.RunAsync(root, args);
