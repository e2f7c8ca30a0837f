using System.Text;

namespace IdentityHub.Cli.Match.Reading;

/// <summary>How a file of delimited values is written.</summary>
/// <param name="Encoding">Its character encoding.</param>
/// <param name="Delimiter">What parts its fields.</param>
/// <param name="Header">The names in its first line, trimmed.</param>
internal sealed record FileDialect(Encoding Encoding, char Delimiter, IReadOnlyList<string> Header);
