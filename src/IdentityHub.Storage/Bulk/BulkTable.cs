using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IdentityHub.Storage.Bulk;

/// <summary>A mapped table as bulk inserts see it: every column but generated keys, values converted as the mapping says.</summary>
internal sealed class BulkTable
{
    private static readonly ConditionalWeakTable<IEntityType, BulkTable> Known = [];

    private BulkTable(IEntityType entity)
    {
        Name = entity.GetTableName()!;
        Columns = [.. entity.GetProperties().Where(property => !IsGenerated(property)).Select(Column)];
        ColumnList = string.Join(", ", Columns.Select(column => column.Name));
    }

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>What is written.</summary>
    public IReadOnlyList<BulkColumn> Columns { get; }

    /// <summary>The columns' names, with commas.</summary>
    public string ColumnList { get; }

    /// <summary>The table of a row class.</summary>
    public static BulkTable Of<TRow>(HubDbContext db) =>
        Known.GetValue(db.Model.FindEntityType(typeof(TRow))!, static entity => new BulkTable(entity));

    private static bool IsGenerated(IProperty property) =>
        property.ValueGenerated == ValueGenerated.OnAdd && property.IsPrimaryKey() && property.ClrType != typeof(Guid);

    private static BulkColumn Column(IProperty property)
    {
        var getter = property.GetGetter();
        var mapping = property.GetRelationalTypeMapping();
        var converter = mapping.Converter;
        var type = converter?.ProviderClrType ?? property.ClrType;
        return new BulkColumn(
            property.GetColumnName(),
            mapping.StoreType,
            Nullable.GetUnderlyingType(type) ?? type,
            row => getter.GetClrValue(row) is { } value ? converter is null ? value : converter.ConvertToProvider(value) : null);
    }
}
