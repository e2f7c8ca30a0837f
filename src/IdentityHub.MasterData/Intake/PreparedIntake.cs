using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.MasterData.Intake;

/// <summary>Commands that were checked and prepared for matching, to be written together; more may be added until they are.</summary>
internal sealed class PreparedIntake
{
    private readonly List<CheckedCommand> commands = [];
    private readonly Dictionary<int, Refusal> refused = [];

    /// <summary>How many commands were given.</summary>
    public int Count { get; private set; }

    /// <summary>The good ones.</summary>
    public IReadOnlyList<CheckedCommand> Commands => commands;

    /// <summary>Why the others aren't, by their places.</summary>
    public IReadOnlyDictionary<int, Refusal> Refused => refused;

    /// <summary>Takes more.</summary>
    public void Add(int given, IReadOnlyList<CheckedCommand> good)
    {
        Count += given;
        commands.AddRange(good);
    }

    /// <summary>Leaves one out.</summary>
    public void Refuse(int place, Refusal refusal) => refused.Add(place, refusal);
}
