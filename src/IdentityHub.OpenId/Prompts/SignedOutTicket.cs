namespace IdentityHub.OpenId.Prompts;

/// <summary>What the signed-out page does, sealed: which relying parties it tells, and where it goes on to.</summary>
internal sealed record SignedOutTicket(IReadOnlyList<Uri> Frames, string? GoOnTo);
