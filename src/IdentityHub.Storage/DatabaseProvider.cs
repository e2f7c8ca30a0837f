namespace IdentityHub.Storage;

/// <summary>Which database engine the hub is kept in.</summary>
public enum DatabaseProvider
{
    /// <summary>SQLite: one file, one node or several processes of one machine.</summary>
    Sqlite = 1,

    /// <summary>PostgreSQL 14 or later.</summary>
    PostgreSql = 2,

    /// <summary>Microsoft SQL Server 2019 or later (UTF-8 collations).</summary>
    SqlServer = 3,
}
