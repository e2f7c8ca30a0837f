namespace IdentityHub.Cli.Match.Reading;

/// <summary>What each column of one file is used as.</summary>
/// <param name="Roles">One per column of the header.</param>
/// <param name="Notes">What was decided that isn't obvious, for people.</param>
internal sealed record ColumnPlan(IReadOnlyList<ColumnRole> Roles, IReadOnlyList<string> Notes)
{
    /// <summary>The first column used so, or -1.</summary>
    public int IndexOf(ColumnUse use)
    {
        for (var i = 0; i < Roles.Count; i++)
        {
            if (Roles[i].Use == use)
                return i;
        }

        return -1;
    }
}
