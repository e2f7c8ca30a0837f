using IdentityHub.Demo;
using IdentityHub.Demo.Hosting;
using IdentityHub.Demo.Seeding;
using Spectre.Console;

try
{
    var options = DemoOptions.Parse(args);
    await using var demo = await AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(context => DemoHost.StartAsync(options, new ConsoleProgress(context), CancellationToken.None));
    Greeting.Show(options);
    await demo.WaitForShutdownAsync();
    AnsiConsole.MarkupLine("Stopping …");
    return 0;
}
catch (DemoRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
