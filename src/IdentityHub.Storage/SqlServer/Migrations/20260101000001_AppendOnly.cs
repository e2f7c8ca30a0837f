using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IdentityHub.Storage.SqlServer.Migrations;

/// <summary>Triggers that keep append-only tables so. Written by hand: a trigger is no part of the model, and <c>eng/migrations.sh</c> leaves this file alone.</summary>
[DbContext(typeof(SqlServerHubDbContext))]
[Migration("20260101000001_AppendOnly")]
internal sealed class AppendOnly : Migration
{
    private static readonly Dictionary<string, string> Erasures = new()
    {
        ["audit_entry"] = "i.remote_address IS NULL AND (i.detail IS NULL OR i.detail = d.detail) AND " + Same("sequence", "at", "action", "actor_kind", "actor_id", "client_id", "subject"),
        ["relationship_statement"] = "i.reason = '''' AND " + Same("seq", "relationship_id", "revision", "kind", "from_record_id", "to_record_id", "roles", "is_primary", "ended", "at", "actor_kind", "actor_id", "client_id"),
    };

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in (string[])["audit_entry", "consent_event", "consent_batch", "consent_text", "link_decision", "party_revision", "relationship_statement"])
        {
            // An erasure may empty what names a person, and change nothing else.
            var unless = Erasures.TryGetValue(table, out var erasure)
                ? $"IF NOT EXISTS (SELECT 1 FROM deleted d LEFT JOIN inserted i ON {erasure} WHERE i.at IS NULL) RETURN;"
                : "";
            migrationBuilder.Sql(
                $"""
                EXEC (N'CREATE TRIGGER {table}_refuses_change ON {table} AFTER UPDATE, DELETE AS
                BEGIN
                    IF @@ROWCOUNT = 0 RETURN;
                    {unless}
                    THROW 50002, ''{table} is append-only'', 1;
                END');
                """);
        }
        // Readers see the last committed version instead of waiting for writers. The hub's own CREATE DATABASE sets it; an operator's may not have.
        migrationBuilder.Sql(
            """
            IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 0)
                ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
            """,
            suppressTransaction: true);
    }

    private static string Same(params string[] columns) => string.Join(" AND ", columns.Select(column => $"(i.{column} = d.{column} OR i.{column} IS NULL AND d.{column} IS NULL)"));
}
