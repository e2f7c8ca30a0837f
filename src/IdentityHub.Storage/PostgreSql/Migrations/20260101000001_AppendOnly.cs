using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IdentityHub.Storage.PostgreSql.Migrations;

/// <summary>Triggers that keep append-only tables so. Written by hand: a trigger is no part of the model, and <c>eng/migrations.sh</c> leaves this file alone.</summary>
[DbContext(typeof(PostgreSqlHubDbContext))]
[Migration("20260101000001_AppendOnly")]
internal sealed class AppendOnly : Migration
{
    private static readonly Dictionary<string, string> Erasures = new()
    {
        ["audit_entry"] = "NEW.remote_address IS NULL AND (NEW.detail IS NULL OR NEW.detail IS NOT DISTINCT FROM OLD.detail) AND " + Same("sequence", "at", "action", "actor_kind", "actor_id", "client_id", "subject"),
        ["relationship_statement"] = "NEW.reason = '' AND " + Same("seq", "relationship_id", "revision", "kind", "from_record_id", "to_record_id", "roles", "is_primary", "ended", "at", "actor_kind", "actor_id", "client_id"),
    };

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE FUNCTION identityhub_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
            """);
        foreach (var table in (string[])["audit_entry", "consent_event", "consent_batch", "consent_text", "link_decision", "party_revision", "relationship_statement"])
        {
            // An erasure may empty what names a person, and change nothing else.
            var unless = Erasures.TryGetValue(table, out var erasure) ? $"WHEN (NOT ({erasure}))" : "";
            migrationBuilder.Sql(
                $"""
                CREATE TRIGGER {table}_refuses_update BEFORE UPDATE ON {table} FOR EACH ROW {unless} EXECUTE FUNCTION identityhub_refuse_change();
                CREATE TRIGGER {table}_refuses_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION identityhub_refuse_change();
                CREATE TRIGGER {table}_refuses_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION identityhub_refuse_change();
                """);
        }
    }

    private static string Same(params string[] columns) => string.Join(" AND ", columns.Select(column => $"NEW.{column} IS NOT DISTINCT FROM OLD.{column}"));
}
