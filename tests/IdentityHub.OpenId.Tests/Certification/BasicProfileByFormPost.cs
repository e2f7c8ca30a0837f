using Xunit;

namespace IdentityHub.OpenId.Tests.Certification;

/// <summary>Basic certification, answers in a form that the browser posts (OAuth 2.0 Form Post Response Mode).</summary>
public sealed class BasicProfileByFormPost(HubFixture fixture) : BasicProfile(fixture, "form_post"), IClassFixture<HubFixture>;
