namespace IdentityHub.Web.Workbench;

/// <summary>A word of a value.</summary>
/// <param name="Text">The word.</param>
/// <param name="Shared">True when the other side has it too.</param>
public readonly record struct ComparedWord(string Text, bool Shared);
