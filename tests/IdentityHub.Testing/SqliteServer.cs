using IdentityHub.Storage;
using Microsoft.Data.Sqlite;

namespace IdentityHub.Testing;

/// <summary>Makes SQLite databases by copying one migrated file.</summary>
internal static class SqliteServer
{
    private static readonly DirectoryInfo Folder = MakeFolder();
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    public static async Task<TestDatabase> CreateAsync()
    {
        var database = Reserve();
        File.Copy(await Template.Value, new SqliteConnectionStringBuilder(database.ConnectionString).DataSource);
        return database;
    }

    public static TestDatabase Reserve()
    {
        var file = Path.Combine(Folder.FullName, $"{Guid.NewGuid():N}.db");
        return new TestDatabase(DatabaseProvider.Sqlite, $"Data Source={file}", () => Drop(file));
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var file = Path.Combine(Folder.FullName, "template.db");
        await TestDatabase.MigrateAsync(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=False");
        // The file alone must be the whole database.
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await checkpoint.ExecuteNonQueryAsync();
        return file;
    }

    private static ValueTask Drop(string file)
    {
        using (var connection = new SqliteConnection($"Data Source={file}"))
            SqliteConnection.ClearPool(connection);
        foreach (var suffix in (string[])["", "-wal", "-shm", ".migrating", ".erasures"])
            File.Delete(file + suffix);
        return ValueTask.CompletedTask;
    }

    private static DirectoryInfo MakeFolder()
    {
        var folder = Directory.CreateTempSubdirectory("identityhub-tests-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        return folder;
    }
}
