namespace IdentityHub.MasterData.Import;

/// <summary>How a source system's files are read, kept so that nobody has to say it again.</summary>
/// <param name="Columns">Column to field; see <see cref="ImportOptions.Columns"/>.</param>
/// <param name="Scope">Scope of its keys; empty for none.</param>
/// <param name="Separator">Column separator; null: found out.</param>
public sealed record ImportMapping(IReadOnlyDictionary<string, string> Columns, string Scope = "", char? Separator = null);
