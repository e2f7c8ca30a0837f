using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IdentityHub.Storage.Sqlite.Migrations;

/// <summary>Triggers that keep append-only tables so. Written by hand: a trigger is no part of the model, and <c>eng/migrations.sh</c> leaves this file alone.</summary>
[DbContext(typeof(SqliteHubDbContext))]
[Migration("20260101000001_AppendOnly")]
internal sealed class AppendOnly : Migration
{
    private static readonly Dictionary<string, string> Erasures = new()
    {
        ["audit_entry"] = "NEW.remote_address IS NULL AND (NEW.detail IS NULL OR NEW.detail IS OLD.detail) AND " + Same("sequence", "at", "action", "actor_kind", "actor_id", "client_id", "subject"),
        ["relationship_statement"] = "NEW.reason = '' AND " + Same("seq", "relationship_id", "revision", "kind", "from_record_id", "to_record_id", "roles", "is_primary", "ended", "at", "actor_kind", "actor_id", "client_id"),
    };

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in (string[])["audit_entry", "consent_event", "consent_batch", "consent_text", "link_decision", "party_revision", "relationship_statement"])
        {
            foreach (var change in (string[])["UPDATE", "DELETE"])
            {
                // An erasure may empty what names a person, and change nothing else.
                var unless = change == "UPDATE" && Erasures.TryGetValue(table, out var erasure) ? $"WHEN NOT ({erasure}) " : "";
                migrationBuilder.Sql(
                    $"""
                    CREATE TRIGGER {table}_refuses_{change.ToLowerInvariant()} BEFORE {change} ON {table} {unless}
                    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
                    """);
            }
        }
    }

    private static string Same(params string[] columns) => string.Join(" AND ", columns.Select(column => $"NEW.{column} IS OLD.{column}"));
}
