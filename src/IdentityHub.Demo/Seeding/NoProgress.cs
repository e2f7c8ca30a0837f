namespace IdentityHub.Demo.Seeding;

/// <summary>For whoever doesn't look.</summary>
public sealed class NoProgress : ISeedProgress
{
    /// <inheritdoc/>
    public void Report(string step, int done, int total)
    {
    }
}
