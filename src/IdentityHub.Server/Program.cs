using IdentityHub.Server;
using IdentityHub.Server.Configuration;
using IdentityHub.Server.Health;
using Microsoft.AspNetCore.Connections;

if (args is ["--health", var address])
    return await HealthProbe.AskAsync(address);

try
{
    await using var hub = HubServer.Build(args);
    if (!await DatabaseStart.PrepareAsync(hub))
        return 1;
    if (await HubServer.InviteFirstAdministratorAsync(hub) is { } invitation)
        Console.WriteLine($"There is no administrator yet. Make the first one within 24 hours at {invitation}");
    await hub.RunAsync();
    return 0;
}
catch (IOException failure) when (failure.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync($"IdentityHub can't listen: {failure.Message} See Hub:Listen:Web and Hub:Listen:Grpc.");
    return 1;
}
catch (ConfigurationRefusedException refused)
{
    await Console.Error.WriteLineAsync("IdentityHub doesn't start with this configuration:");
    foreach (var problem in refused.Problems)
        await Console.Error.WriteLineAsync($"  - {problem}");
    return 78; // EX_CONFIG of sysexits.h
}
