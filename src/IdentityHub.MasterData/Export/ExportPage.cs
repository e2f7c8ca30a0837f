namespace IdentityHub.MasterData.Export;

/// <summary>A part of an export.</summary>
/// <param name="Items">What is in it; may be empty.</param>
/// <param name="Cursor">Where to go on behind it.</param>
/// <param name="IsLast">True for the last: the cursor then leads to what changes from now on.</param>
public sealed record ExportPage(IReadOnlyList<IExported> Items, ExportCursor Cursor, bool IsLast);
