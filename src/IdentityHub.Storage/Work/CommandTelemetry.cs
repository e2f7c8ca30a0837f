using System.Diagnostics;
using System.Diagnostics.Metrics;
using IdentityHub.Storage.Engines;

namespace IdentityHub.Storage.Work;

/// <summary>What the unit of work tells operators: a span per command, and how often commands met and ran again.</summary>
internal static class CommandTelemetry
{
    private static readonly ActivitySource Source = new("IdentityHub.Storage");
    private static readonly Meter Meter = new("IdentityHub.Storage");
    private static readonly Counter<long> Repeats = Meter.CreateCounter<long>("identityhub.commands.repeated", "{try}", "Tries of a command beyond its first, by the fault that caused them.");

    /// <summary>The span of one command, all its tries included; null when nobody listens.</summary>
    public static Activity? Start() => Source.StartActivity("unit of work");

    /// <summary>Counts a try that has to be made again.</summary>
    public static void Repeat(Fault fault) => Repeats.Add(1, new KeyValuePair<string, object?>("fault", fault.ToString()));
}
