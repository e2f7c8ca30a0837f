using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IdentityHub.Storage.SqlServer.Migrations;

/// <summary>Triggers that keep append-only tables so. Written by hand: a trigger is no part of the model, and <c>eng/migrations.sh</c> leaves this file alone.</summary>
[DbContext(typeof(SqlServerHubDbContext))]
[Migration("20260101000001_AppendOnly")]
internal sealed class AppendOnly : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in (string[])["audit_entry", "consent_event", "consent_batch", "consent_text", "link_decision", "party_revision", "relationship_statement"])
        {
            migrationBuilder.Sql(
                $"""
                EXEC (N'CREATE TRIGGER {table}_refuses_change ON {table} AFTER UPDATE, DELETE AS
                BEGIN
                    IF @@ROWCOUNT = 0 RETURN;
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
}
