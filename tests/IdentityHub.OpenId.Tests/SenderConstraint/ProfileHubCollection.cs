using Xunit;

namespace IdentityHub.OpenId.Tests.SenderConstraint;

/// <summary>The classes that share <see cref="ProfileHub"/>.</summary>
[CollectionDefinition(nameof(ProfileHub))]
public sealed class ProfileHubCollection : ICollectionFixture<ProfileHub>;
