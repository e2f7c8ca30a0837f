using System.Reflection;

namespace IdentityHub.Architecture.Tests;

/// <summary>Every project below src and samples, and which of its siblings it may know.</summary>
internal static class Rooms
{
    private static readonly string[] Modules = ["MasterData", "Consent", "OpenId", "Accounts"];

    public static IReadOnlyDictionary<string, string[]> MayKnow { get; } = new Dictionary<string, string[]>
    {
        ["Kernel"] = [],
        ["Matching"] = [],
        ["MasterData"] = ["Kernel", "Matching"],
        ["Consent"] = ["Kernel"],
        ["OpenId"] = ["Kernel"],
        ["Accounts"] = ["Kernel", "OpenId"],
        ["Journeys"] = ["Kernel", .. Modules],
        ["Storage"] = ["Kernel", "Matching", .. Modules],
        ["Protos"] = [],
        ["Client"] = ["Protos"],
        ["Grpc"] = ["Kernel", "Protos", "Journeys", .. Modules],
        ["Web"] = ["Kernel", "Journeys", .. Modules],
        ["Server"] = ["Kernel", "Journeys", "Storage", "Grpc", "Web", "Protos", "Matching", .. Modules],
        ["Cli"] = ["Kernel", "Journeys", "Storage", "Matching", "Client", "Protos", .. Modules],
    };

    public static Assembly Load(string room) =>
        Assembly.Load(room == "Cli" ? "identityhub" : $"IdentityHub.{room}");

    public static TheoryData<string> All => [.. MayKnow.Keys];
}
