using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IdentityHub.Storage.Columns;

/// <summary>
/// Names tables and columns in lower case with underscores, so that one hand-written statement, unquoted, means the same on every engine.
/// <c>SourceRecordRow.PartyId</c> is <c>source_record.party_id</c>.
/// </summary>
internal static class SnakeCaseNames
{
    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            if (entity.GetTableName() is not { } table || entity.BaseType is not null)
                continue;
            // A document within a column has names of its own.
            if (entity.IsMappedToJson())
            {
                entity.SetContainerColumnName(Snake(entity.GetContainerColumnName()!));
                continue;
            }
            if (table == entity.ClrType.Name && table.EndsWith("Row", StringComparison.Ordinal))
                table = table[..^3];
            entity.SetTableName(Snake(table));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Snake(property.GetColumnName()));
        }
        foreach (var entity in model.GetEntityTypes().Where(entity => entity.BaseType is null && !entity.IsMappedToJson()))
        {
            foreach (var key in entity.GetKeys())
                key.SetName(Snake(key.GetName()!));
            foreach (var key in entity.GetForeignKeys())
                key.SetConstraintName(Snake(key.GetConstraintName()!));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Snake(index.GetDatabaseName()!));
        }
    }

    internal static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || i + 1 < name.Length && char.IsLower(name[i + 1]));
            if (startsWord)
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }
}
