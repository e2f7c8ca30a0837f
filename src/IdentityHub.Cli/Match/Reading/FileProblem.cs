namespace IdentityHub.Cli.Match.Reading;

/// <summary>Why a file can't be used: one sentence for a person, with the line where there is one.</summary>
/// <param name="File">The file's path as it was given.</param>
/// <param name="Line">The line, counted from 1; 0 when the problem isn't on one line.</param>
/// <param name="Message">What is wrong and, where it helps, what to do.</param>
internal sealed record FileProblem(string File, long Line, string Message)
{
    public override string ToString() => Line > 0 ? $"{File}, line {Line}: {Message}" : $"{File}: {Message}";
}
