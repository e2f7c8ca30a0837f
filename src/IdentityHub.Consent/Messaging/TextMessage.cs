namespace IdentityHub.Consent.Messaging;

/// <summary>A text message to one person.</summary>
/// <param name="To">Number in E.164.</param>
/// <param name="Text">Plain text.</param>
public sealed record TextMessage(string To, string Text);
