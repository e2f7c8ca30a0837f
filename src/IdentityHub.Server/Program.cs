using IdentityHub.Server;
using IdentityHub.Server.Configuration;

try
{
    await using var hub = HubServer.Build(args);
    await hub.RunAsync();
    return 0;
}
catch (ConfigurationRefusedException refused)
{
    await Console.Error.WriteLineAsync("IdentityHub doesn't start with this configuration:");
    foreach (var problem in refused.Problems)
        await Console.Error.WriteLineAsync($"  - {problem}");
    return 78; // EX_CONFIG of sysexits.h
}
