using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace IdentityHub.Storage.Conformance.Engines;

/// <summary>The rows of a theory that holds on every engine; its first argument is the engine. Where an engine has no server here, its row is skipped with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryEngineAttribute : DataAttribute
{
    /// <summary>Leaves out SQLite, whose single writer can't get into the situation of the test.</summary>
    public bool ManyWriters { get; init; }

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var sqlServer = new TheoryDataRow<DatabaseProvider>(DatabaseProvider.SqlServer);
        sqlServer.Traits["Category"] = ["SqlServer"];
        List<ITheoryDataRow> rows = [new TheoryDataRow<DatabaseProvider>(DatabaseProvider.PostgreSql), sqlServer];
        if (!ManyWriters)
            rows.Insert(0, new TheoryDataRow<DatabaseProvider>(DatabaseProvider.Sqlite));
        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
