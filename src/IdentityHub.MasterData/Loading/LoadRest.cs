using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.MasterData.Loading;

/// <summary>What of a load is still to be written once its parties are.</summary>
/// <param name="Keys">Match keys.</param>
/// <param name="Words">Search words.</param>
/// <param name="Tasks">Questions to stewards.</param>
/// <param name="Report">What the load came to.</param>
internal sealed record LoadRest(SortedKeys Keys, SortedWords Words, IReadOnlyList<ReviewTaskState> Tasks, LoadReport Report)
{
    /// <summary>Of a division whose parties were all made.</summary>
    public static LoadRest Of(LoadDivision division, LoadReport report)
    {
        var tasks = division.Tasks();
        return new LoadRest(division.Keys(), division.Words(), tasks, report with { Tasks = tasks.Count });
    }
}
