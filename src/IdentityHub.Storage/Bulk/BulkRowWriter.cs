using System.Linq.Expressions;
using IdentityHub.Storage.Columns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IdentityHub.Storage.Bulk;

/// <summary>Compiles the reading of a row's properties once per table: getters and converters of the mapping, one after the other, without a box in between.</summary>
internal static class BulkRowWriter
{
    /// <summary>What hands the values of a row over, in the order of the properties.</summary>
    public static Action<object, IBulkValues> Of(IEntityType entity, IEnumerable<IProperty> properties)
    {
        var row = Expression.Parameter(typeof(object), "row");
        var into = Expression.Parameter(typeof(IBulkValues), "into");
        var typed = Expression.Variable(entity.ClrType, "typed");
        var body = Expression.Block([typed], [Expression.Assign(typed, Expression.Convert(row, entity.ClrType)), .. properties.Select(property => Write(property, typed, into))]);
        return Expression.Lambda<Action<object, IBulkValues>>(body, row, into).Compile();
    }

    private static Expression Write(IProperty property, Expression row, Expression into)
    {
        var member = (System.Reflection.MemberInfo?)property.PropertyInfo ?? property.FieldInfo
            ?? throw new NotSupportedException($"{property.Name} is no property of its row class.");
        var value = Expression.MakeMemberAccess(row, member);
        var nothing = Expression.Call(into, nameof(IBulkValues.Null), null);
        if (Nullable.GetUnderlyingType(value.Type) is not null)
            return Expression.IfThenElse(Expression.Property(value, "HasValue"), Given(property, Expression.Property(value, "Value"), into), nothing);
        return value.Type.IsValueType
            ? Given(property, value, into)
            : Expression.IfThenElse(Expression.ReferenceNotEqual(value, Expression.Constant(null)), Given(property, value, into), nothing);
    }

    private static MethodCallExpression Given(IProperty property, Expression value, Expression into)
    {
        var kept = property.GetRelationalTypeMapping().Converter switch
        {
            null or GuidBytesConverter => value,
            IKeepsIdAsBytes => Expression.Property(value, "Value"),
            var converter => Expression.Invoke(converter.ConvertToProviderExpression, Fitting(value, converter.ConvertToProviderExpression.Parameters[0].Type)),
        };
        var write = typeof(IBulkValues).GetMethod(nameof(IBulkValues.Write), [kept.Type])
            ?? throw new NotSupportedException($"{kept.Type} is no type that is written in bulk.");
        return Expression.Call(into, write, kept);
    }

    private static Expression Fitting(Expression value, Type type) => value.Type == type ? value : Expression.Convert(value, type);
}
