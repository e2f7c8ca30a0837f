namespace IdentityHub.OpenId.Prompts;

/// <summary>What the sign-in page shows of a validated request, whether it came in the address or was pushed.</summary>
internal sealed record SignInTicket(string ClientId, string? LoginHint, IReadOnlyList<string> UiLocales, bool MayContinue);
