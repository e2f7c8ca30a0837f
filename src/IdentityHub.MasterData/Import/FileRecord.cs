namespace IdentityHub.MasterData.Import;

/// <summary>One record of a file, which may span lines.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="End">The byte after it.</param>
/// <param name="Text">Its text without the line end; null when it couldn't be read.</param>
/// <param name="Problem">Why it couldn't be read; a reject's reason.</param>
internal readonly record struct FileRecord(long Line, long End, string? Text, string? Problem);
