using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IdentityHub.Storage.PostgreSql.Migrations;

/// <summary>Triggers that keep append-only tables so. Written by hand: a trigger is no part of the model, and <c>eng/migrations.sh</c> leaves this file alone.</summary>
[DbContext(typeof(PostgreSqlHubDbContext))]
[Migration("20260101000001_AppendOnly")]
internal sealed class AppendOnly : Migration
{
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
            migrationBuilder.Sql(
                $"""
                CREATE TRIGGER {table}_refuses_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION identityhub_refuse_change();
                CREATE TRIGGER {table}_refuses_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION identityhub_refuse_change();
                """);
        }
    }
}
