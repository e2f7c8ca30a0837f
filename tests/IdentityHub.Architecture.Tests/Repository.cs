namespace IdentityHub.Architecture.Tests;

/// <summary>The source tree these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The hand-written C# files below a folder of the repository.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Segments(file).Any(segment => segment is "bin" or "obj" or "Migrations"));

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    public static string[] Segments(string file) => Relative(file).Split('/');

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "IdentityHub.sln")))
                return folder.FullName;
        throw new InvalidOperationException("IdentityHub.sln isn't above the test's folder.");
    }
}
