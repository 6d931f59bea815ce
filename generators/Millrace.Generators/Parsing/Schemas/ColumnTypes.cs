using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Which type of column holds values of a C# type.</summary>
internal static class ColumnTypes
{
    /// <param name="type">The property's type.</param>
    /// <param name="value">The type of a present value.</param>
    /// <param name="isNullable">Whether values may be missing. A text or an array where nullable annotations are off may.</param>
    /// <returns>The type of column; null where none holds such values.</returns>
    public static ColumnKind? KindOf(ITypeSymbol type, out ITypeSymbol value, out bool isNullable)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            (value, isNullable) = (nullable.TypeArguments[0], true);
            return KindOf(value);
        }

        isNullable = type is { SpecialType: SpecialType.System_String } or IArrayTypeSymbol && type.NullableAnnotation != NullableAnnotation.NotAnnotated;
        value = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        return KindOf(value);
    }

    /// <summary>What the elements of a list are; null where the type is that of no list.</summary>
    public static ColumnItem? ItemOf(ITypeSymbol type) =>
        KindOf(type) == ColumnKind.List && KindOf(((IArrayTypeSymbol)type).ElementType, out ITypeSymbol value, out bool isNullable) is { } kind
            ? new ColumnItem(kind, value.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), isNullable)
            : null;

    /// <summary>Whether a type, or one that it is made of, does not exist: C# says so.</summary>
    public static bool HasErrors(this ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => true,
        IArrayTypeSymbol array => array.ElementType.HasErrors(),
        INamedTypeSymbol named => named.TypeArguments.Any(HasErrors),
        _ => false,
    };

    /// <summary>
    /// Whether a type does not exist, neither now nor in the finished program: C# says so. A type that is missing inside a schema or a feature
    /// set may be one that is generated.
    /// </summary>
    public static bool IsRejectedByCSharp(this ITypeSymbol type) =>
        type is IErrorTypeSymbol && (type.ContainingType is not { } container || !Soundness.IsGenerated(container));

    private static ColumnKind? KindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => ColumnKind.Boolean,
        SpecialType.System_SByte => ColumnKind.SByte,
        SpecialType.System_Byte => ColumnKind.Byte,
        SpecialType.System_Int16 => ColumnKind.Int16,
        SpecialType.System_UInt16 => ColumnKind.UInt16,
        SpecialType.System_Int32 => ColumnKind.Int32,
        SpecialType.System_UInt32 => ColumnKind.UInt32,
        SpecialType.System_Int64 => ColumnKind.Int64,
        SpecialType.System_UInt64 => ColumnKind.UInt64,
        SpecialType.System_Single => ColumnKind.Single,
        SpecialType.System_Double => ColumnKind.Double,
        SpecialType.System_Decimal => ColumnKind.Decimal,
        SpecialType.System_DateTime => ColumnKind.DateTime,
        SpecialType.System_String => ColumnKind.Text,
        _ when type.TypeKind == TypeKind.Enum => ColumnKind.Enum,
        _ when type is IArrayTypeSymbol array => KindOfArray(array),
        _ when type.Is("System.DateOnly") => ColumnKind.Date,
        _ when type.Is("System.TimeOnly") => ColumnKind.Time,
        _ when type.Is("System.Guid") => ColumnKind.Guid,
        _ when type.Is("System.Half") => ColumnKind.Half,
        _ when type.Is("System.Int128") => ColumnKind.Int128,
        _ when type.Is("System.UInt128") => ColumnKind.UInt128,
        _ => null,
    };

    // One list in another is no column, and an array of two dimensions neither.
    private static ColumnKind? KindOfArray(IArrayTypeSymbol array)
    {
        if (!array.IsSZArray)
            return null;
        if (array.ElementType.SpecialType == SpecialType.System_Byte)
            return ColumnKind.Binary;
        return KindOf(array.ElementType, out _, out _) is null or ColumnKind.List ? null : ColumnKind.List;
    }
}
