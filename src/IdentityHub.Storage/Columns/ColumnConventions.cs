using IdentityHub.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Columns;

/// <summary>How the values that every module speaks are kept.</summary>
internal static class ColumnConventions
{
    private static readonly Type[] TypedIds = [.. typeof(GlobalPartyId).Assembly.GetTypes()
        .Where(type => type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>)))];

    public static void Apply(ModelConfigurationBuilder configuration, DatabaseProvider provider)
    {
        var converter = provider == DatabaseProvider.PostgreSql ? typeof(TypedIdGuidConverter<>) : typeof(TypedIdBytesConverter<>);
        foreach (var type in TypedIds)
        {
            var properties = configuration.Properties(type).HaveConversion(converter.MakeGenericType(type));
            if (provider == DatabaseProvider.SqlServer)
                properties.HaveColumnType("binary(16)");
        }
        if (provider != DatabaseProvider.PostgreSql)
        {
            var properties = configuration.Properties<Guid>().HaveConversion<GuidBytesConverter>();
            if (provider == DatabaseProvider.SqlServer)
                properties.HaveColumnType("binary(16)");
        }
        configuration.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configuration.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configuration.Properties<string>().UseCollation(Collation(provider));
    }

    /// <summary>Compares code points: no case folding, no normal forms, no language.</summary>
    private static string Collation(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => "BINARY",
        DatabaseProvider.PostgreSql => "C",
        _ => "Latin1_General_100_BIN2_UTF8",
    };
}
