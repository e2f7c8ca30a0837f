using System.Text.RegularExpressions;
using IdentityHub.Storage.Auditing;
using IdentityHub.Storage.Bulk;
using IdentityHub.Storage.Feed;
using IdentityHub.Storage.Jobs;
using IdentityHub.Storage.MasterData;
using IdentityHub.Storage.SqlServer;
using IdentityHub.Storage.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Shouldly;
using Xunit;

namespace IdentityHub.Storage.Conformance.SqlServer;

/// <summary>Finds wrong T-SQL without a server: on every machine.</summary>
public sealed partial class TransactSqlTests
{
    [Fact]
    public void TheCreateScriptIsAValidModel()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        using var model = Model(db);

        Errors(model).ShouldBeEmpty();
        model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).Count().ShouldBeGreaterThan(20);
    }

    [Fact]
    public void EveryMigrationParses()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);

        foreach (var options in new[] { MigrationsSqlGenerationOptions.Default, MigrationsSqlGenerationOptions.Idempotent })
            Parse(db.GetService<IMigrator>().GenerateScript(options: options)).ShouldBeEmpty();
    }

    [Fact]
    public void StatementsMeetTheModel()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);

        Check(db, new()
        {
            ["move_positions"] = SqlServerPositionSql.Text,
            ["take_jobs"] = SqlServerJobSql.Text,
            ["take_stripes"] = SqlServerStripeLocks.Text,
            ["find_requests"] = SqlServerRequestLookup.Text(3),
            ["insert_outbox"] = SqlServerBulkWrite.Text(BulkTable.Of<OutboxRow>(db), 2),
            ["insert_audit"] = SqlServerBulkWrite.Text(BulkTable.Of<AuditRow>(db), 2),
            ["insert_jobs"] = SqlServerBulkWrite.Text(BulkTable.Of<JobRow>(db), 2),
            ["insert_requests"] = SqlServerBulkWrite.Text(BulkTable.Of<IdempotencyRow>(db), 2),
            ["update_parties"] = SqlServerBulkWrite.UpdateText(BulkTable.Of<PartyRow>(db).Change(["stamp", "profile"], ["id"], "stamp")),
            ["delete_match_keys"] = SqlServerBulkWrite.DeleteText(BulkTable.Of<MatchKeyRow>(db).Change([], ["key_hash", "record_id"], null)),
        }).ShouldBeEmpty();
    }

    [Fact]
    public void AWrongColumnIsFound()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);

        Check(db, new() { ["wrong"] = "SELECT no_such_column FROM outbox" }).ShouldHaveSingleItem().ShouldContain("no_such_column");
    }

    /// <summary>
    /// What is wrong with statements, by their names: as procedures, DacFx resolves every table and column; variables that the driver binds become parameters.
    /// </summary>
    internal static List<string> Check(HubDbContext db, Dictionary<string, string> statements)
    {
        using var model = Model(db);
        var errors = new List<string>();
        foreach (var (name, statement) in statements)
        {
            var parameters = Variable().Matches(statement).Select(match => match.Value)
                .Where(variable => !statement.Contains($"DECLARE {variable}", StringComparison.Ordinal) && !statement.Contains($", {variable} int;", StringComparison.Ordinal)
                    && !variable.StartsWith("@@", StringComparison.Ordinal))
                .Except(["@Resource", "@LockMode", "@LockOwner", "@LockTimeout"]).Distinct().Select(variable => $"{variable} {Type(variable)}");
            errors.AddRange(Parse(statement).Select(error => $"{name}: {error}"));
            model.AddObjects($"CREATE PROCEDURE dbo.probe_{name} {string.Join(", ", parameters)} AS BEGIN {statement} END");
        }
        return [.. errors, .. Errors(model)];
    }

    [Fact]
    public void NoIndexKeyIsTooLongForSqlServer()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        var model = db.GetService<IDesignTimeModel>().Model;

        var tooLong = model.GetEntityTypes().SelectMany(entity =>
            entity.GetIndexes().Select(index => (Name: index.GetDatabaseName()!, index.Properties, Limit: 1700))
                .Concat(entity.GetKeys().Select(key => (Name: key.GetName()!, key.Properties, Limit: key.IsPrimaryKey() ? 900 : 1700))))
            .Select(key => (key.Name, key.Limit, Bytes: key.Properties.Sum(property => Bytes(property.GetColumnType(), property.GetMaxLength()))))
            .Where(key => key.Bytes > key.Limit);

        // The frameworks' own: they are below the limit with the values that they hold (ids of clients, subjects, statuses).
        tooLong.Where(key => !key.Name.Contains("open_iddict", StringComparison.Ordinal) && !key.Name.Contains("asp_net", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static int Bytes(string type, int? maximum) => type switch
    {
        _ when type.StartsWith("nvarchar(max", StringComparison.Ordinal) || type.StartsWith("varbinary(max", StringComparison.Ordinal) => int.MaxValue / 100,
        _ when type.StartsWith("nvarchar", StringComparison.Ordinal) => 2 * maximum ?? 0,
        _ => maximum ?? 16,
    };

    private static TSqlModel Model(HubDbContext db)
    {
        var model = new TSqlModel(SqlServerVersion.Sql150, new TSqlModelOptions { Collation = "Latin1_General_100_BIN2_UTF8" });
        foreach (var batch in Regex.Split(db.Database.GenerateCreateScript(), @"^\s*GO\s*$", RegexOptions.Multiline).Where(batch => batch.Trim().Length > 0))
        {
            // Seed rows are no part of a schema.
            if (!batch.Contains("INSERT INTO", StringComparison.Ordinal))
                model.AddObjects(batch);
        }
        return model;
    }

    private static List<string> Errors(TSqlModel model) =>
        [.. model.Validate().Where(message => message.MessageType == DacMessageType.Error).Select(message => message.Message)];

    private static List<string> Parse(string script)
    {
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        return [.. errors.Select(error => $"line {error.Line}: {error.Message}")];
    }

    private static string Type(string variable) => variable switch
    {
        "@latest" or "@now" or "@end" => "bigint",
        "@limit" => "int",
        "@kinds" or "@stripes" => "nvarchar(max)",
        _ when variable.StartsWith("@c", StringComparison.Ordinal) || variable.StartsWith("@r", StringComparison.Ordinal) => "varbinary(600)",
        _ => "sql_variant",
    };

    [GeneratedRegex("@+[A-Za-z0-9_]+")]
    private static partial Regex Variable();
}
