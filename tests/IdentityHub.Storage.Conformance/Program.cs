using IdentityHub.Storage;
using IdentityHub.Storage.Conformance.Crashing;
using Xunit.Runner.InProc.SystemConsole;

// As a test program, or as the process that a crash test starts and kills.
return args is ["write-until-killed", var provider, var connectionString]
    ? await DoomedWriter.RunAsync(Enum.Parse<DatabaseProvider>(provider), connectionString)
    : await ConsoleRunner.Run(args);
