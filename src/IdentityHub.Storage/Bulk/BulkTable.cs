using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IdentityHub.Storage.Bulk;

/// <summary>A mapped table as bulk writes see it: every column but generated keys, values converted as the mapping says.</summary>
internal sealed class BulkTable
{
    private static readonly ConditionalWeakTable<IEntityType, BulkTable> Known = [];

    private readonly IEntityType entity;
    private readonly ConcurrentDictionary<string, BulkChange> changes = new(StringComparer.Ordinal);

    private BulkTable(IEntityType entity)
    {
        this.entity = entity;
        IProperty[] written = [.. entity.GetProperties().Where(property => !IsGenerated(property))];
        Name = entity.GetTableName()!;
        Columns = [.. written.Select(Column)];
        ColumnList = string.Join(", ", Columns.Select(column => column.Name));
        Write = BulkRowWriter.Of(entity, written);
    }

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>What is written.</summary>
    public IReadOnlyList<BulkColumn> Columns { get; }

    /// <summary>The columns' names, with commas.</summary>
    public string ColumnList { get; }

    /// <summary>Hands over a row's values, in the order of the columns.</summary>
    public Action<object, IBulkValues> Write { get; }

    /// <summary>The table of a row class.</summary>
    public static BulkTable Of<TRow>(HubDbContext db) =>
        Known.GetValue(db.Model.FindEntityType(typeof(TRow))!, static entity => new BulkTable(entity));

    /// <summary>An update of some columns, or a deletion when there are none.</summary>
    public BulkChange Change(IEnumerable<string> set, IEnumerable<string> keys, string? check) =>
        changes.GetOrAdd($"{string.Join(',', set)}|{string.Join(',', keys)}|{check}", _ =>
        {
            IProperty[] overwritten = [.. set.Select(Property)], finding = [.. keys.Select(Property)];
            return new BulkChange(
                this, [.. overwritten.Select(Column)], [.. finding.Select(Column)], check is null ? null : Column(Property(check)), BulkRowWriter.Of(entity, [.. overwritten, .. finding]));
        });

    private IProperty Property(string column) => entity.GetProperties().Single(property => property.GetColumnName() == column);

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
            property.IsNullable,
            row => getter.GetClrValue(row) is { } value ? converter is null ? value : converter.ConvertToProvider(value) : null);
    }
}
