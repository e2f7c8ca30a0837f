namespace IdentityHub.EndToEnd.Browsing;

/// <summary>The working copy that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>A folder of it.</summary>
    public static string Folder(string relative)
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "IdentityHub.sln")))
            directory = directory.Parent;
        return Path.Combine(directory?.FullName ?? throw new InvalidOperationException("The tests don't run inside a working copy."), relative);
    }
}
