using Microsoft.Extensions.Configuration;

namespace IdentityHub.Storage;

/// <summary>Where the hub is kept: configuration keys <c>Database:Provider</c> and <c>Database:ConnectionString</c>.</summary>
/// <param name="Provider">The engine.</param>
/// <param name="ConnectionString">In the engine's own syntax.</param>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString)
{
    /// <summary>Reads the two keys. Throws <see cref="InvalidOperationException"/> with a sentence that names the key at fault.</summary>
    public static DatabaseOptions Read(IConfiguration configuration)
    {
        var name = configuration["Database:Provider"];
        if (string.IsNullOrWhiteSpace(name))
            name = nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider) || !Enum.IsDefined(provider))
            throw new InvalidOperationException($"Database:Provider is '{name}'; it must be one of {string.Join(", ", Enum.GetNames<DatabaseProvider>())}.");
        var connectionString = configuration["Database:ConnectionString"];
        if (string.IsNullOrWhiteSpace(connectionString))
            throw new InvalidOperationException("Database:ConnectionString is missing; for SQLite it is, for example, 'Data Source=/var/lib/identityhub/hub.db'.");
        return new DatabaseOptions(provider, connectionString);
    }

    /// <summary>Without the connection string, which may hold a password.</summary>
    public override string ToString() => $"{nameof(DatabaseOptions)} {{ {nameof(Provider)} = {Provider} }}";
}
