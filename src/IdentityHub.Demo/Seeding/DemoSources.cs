using IdentityHub.MasterData.Sources;

namespace IdentityHub.Demo.Seeding;

/// <summary>The demo's source systems.</summary>
internal static class DemoSources
{
    private const string LoyaltyNumber = "loyalty-number";

    /// <summary>The systems that deliver customer records; <c>demo-service</c> may write them.</summary>
    public static IReadOnlyList<string> Delivering { get; } = ["crm", "shop", "marketing", "service", "loyalty"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SourceSystem> All { get; } =
    [
        Of("crm", "Customer relations", 10, verified: true),
        Of("shop", "Shop orders", 20, verified: true, new UniqueKey("loyalty_number", LoyaltyNumber)),
        Of("loyalty", "Loyalty programme", 30, verified: true, new UniqueKey("key", LoyaltyNumber)),
        Of("service", "Service desk", 40, verified: false),
        Of("marketing", "Marketing lists", 90, verified: false),
        new SourceSystem("storefront", "Harbour Lane customers", 50),
        new SourceSystem("community", "The Long Table members", 60),
    ];

    private static SourceSystem Of(string code, string name, int rank, bool verified, params IReadOnlyList<UniqueKey> keys) =>
        new(code, name, rank) { ContactPointsVerified = verified, UniqueKeys = keys };
}
