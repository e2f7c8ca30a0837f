using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IdentityHub.Storage.Columns;

/// <summary>Text that another system chose and that is compared byte by byte, trailing blanks included.</summary>
public static class ByteWiseKeys
{
    private const string Annotation = "IdentityHub:ByteWise";

    /// <summary>
    /// Marks a column for keys of other systems. All text is compared case by case and accent by accent anyway; but SQL Server ignores trailing
    /// blanks of text under every collation, so there such a key is kept as its UTF-8 bytes: compare it with <c>==</c> and <c>Contains</c> only.
    /// </summary>
    /// <param name="property">The column.</param>
    /// <param name="maximumLength">In UTF-16 units.</param>
    public static PropertyBuilder<string> IsByteWiseKey(this PropertyBuilder<string> property, int maximumLength) =>
        property.HasMaxLength(maximumLength).HasAnnotation(Annotation, true);

    internal static void KeepAsUtf8Bytes(ModelBuilder model)
    {
        var converter = new ValueConverter<string, byte[]>(text => Encoding.UTF8.GetBytes(text), bytes => Encoding.UTF8.GetString(bytes));
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(p => p.FindAnnotation(Annotation) is not null))
        {
            var bytes = 3 * property.GetMaxLength()!.Value;
            property.SetCollation(null);
            property.SetValueConverter(converter);
            property.SetMaxLength(bytes);
            property.SetColumnType($"varbinary({bytes})");
        }
    }
}
