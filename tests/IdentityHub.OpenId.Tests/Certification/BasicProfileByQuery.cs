using Xunit;

namespace IdentityHub.OpenId.Tests.Certification;

/// <summary>Basic certification, answers in the redirect's query.</summary>
public sealed class BasicProfileByQuery(HubFixture fixture) : BasicProfile(fixture, "query"), IClassFixture<HubFixture>;
