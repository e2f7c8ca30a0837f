namespace IdentityHub.EndToEnd.Browsing;

/// <summary>The tests that share one demo.</summary>
[CollectionDefinition(Name)]
public sealed class DemoCollection : ICollectionFixture<DemoFixture>
{
    public const string Name = "demo";
}
