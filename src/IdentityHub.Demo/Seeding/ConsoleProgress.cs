using Spectre.Console;

namespace IdentityHub.Demo.Seeding;

/// <summary>Shows the seed as progress bars.</summary>
internal sealed class ConsoleProgress(ProgressContext context) : ISeedProgress
{
    private readonly Dictionary<string, ProgressTask> tasks = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Report(string step, int done, int total)
    {
        if (!tasks.TryGetValue(step, out var task))
            tasks[step] = task = context.AddTask(step, maxValue: total);
        task.Value = done;
    }
}
