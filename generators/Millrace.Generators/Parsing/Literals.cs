using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Constants as literals of a type.</summary>
internal static class Literals
{
    /// <summary>The literal, or null where the type has none.</summary>
    public static string? Write(object? value, ITypeSymbol target)
    {
        if (value is null)
            return target.IsReferenceType ? "null" : $"default({TypeRefs.Of(target).FullName})";
        ITypeSymbol type = target is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : target;
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
            return Enumeration(value, enumeration);
        object? converted = Convert(value, type.SpecialType);
        return converted switch
        {
            null => null,
            bool flag => CSharp.Literal(flag),
            string text => CSharp.Literal(text),
            char character => SymbolDisplay.FormatLiteral(character, quote: true),
            double number => Floating(number, "double", "d"),
            float number => Floating(number, "float", "f"),
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
            long number => number == long.MinValue ? "long.MinValue" : number.ToString(CultureInfo.InvariantCulture) + "L",
            ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
            uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
            int number => number.ToString(CultureInfo.InvariantCulture),
            IFormattable number => $"({TypeRefs.Of(type).FullName})({number.ToString(null, CultureInfo.InvariantCulture)})",
            _ => null,
        };
    }

    /// <summary>The value for comparison with ranges and domains; null where it cannot be compared.</summary>
    public static ConstantValue? Value(object? value, ITypeSymbol target)
    {
        ITypeSymbol type = target is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : target;
        return value switch
        {
            null or bool => null,
            string text => new ConstantValue(text),
            _ when type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration => Member(value, enumeration) is { } member ? new ConstantValue(member.Name) : null,
            char => null,
            IConvertible number => new ConstantValue(((IFormattable)number).ToString(null, CultureInfo.InvariantCulture), number.ToDouble(CultureInfo.InvariantCulture)),
            _ => null,
        };
    }

    private static string Enumeration(object value, INamedTypeSymbol type)
    {
        string name = TypeRefs.Of(type).FullName;
        return Member(value, type) is { } member
            ? $"{name}.{CSharp.Escape(member.Name)}"
            : $"({name})({((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)})";
    }

    private static IFieldSymbol? Member(object value, INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>()
        .FirstOrDefault(each => each is { HasConstantValue: true, ConstantValue: IConvertible constant } && !Obsoletion.IsForbidden(each)
            && constant.ToDecimal(CultureInfo.InvariantCulture) == ((IConvertible)value).ToDecimal(CultureInfo.InvariantCulture));

    private static string Floating(double number, string type, string suffix) => number switch
    {
        _ when double.IsNaN(number) => $"{type}.NaN",
        double.PositiveInfinity => $"{type}.PositiveInfinity",
        double.NegativeInfinity => $"{type}.NegativeInfinity",
        _ when suffix == "f" => ((float)number).ToString("R", CultureInfo.InvariantCulture) + "f",
        _ => number.ToString("R", CultureInfo.InvariantCulture) is var text && text.IndexOfAny(['.', 'E']) >= 0 ? text : text + "d",
    };

    private static object? Convert(object value, SpecialType type)
    {
        if (value is not IConvertible convertible)
            return null;
        CultureInfo culture = CultureInfo.InvariantCulture;
        if (value is char character && type != SpecialType.System_Char)
            convertible = (int)character;
        try
        {
            return type switch
            {
                SpecialType.System_Boolean => value as bool?,
                SpecialType.System_String => value as string,
                SpecialType.System_Char => value as char?,
                SpecialType.System_SByte => convertible.ToSByte(culture),
                SpecialType.System_Byte => convertible.ToByte(culture),
                SpecialType.System_Int16 => convertible.ToInt16(culture),
                SpecialType.System_UInt16 => convertible.ToUInt16(culture),
                SpecialType.System_Int32 => convertible.ToInt32(culture),
                SpecialType.System_UInt32 => convertible.ToUInt32(culture),
                SpecialType.System_Int64 => convertible.ToInt64(culture),
                SpecialType.System_UInt64 => convertible.ToUInt64(culture),
                SpecialType.System_Single => convertible.ToSingle(culture),
                SpecialType.System_Double => convertible.ToDouble(culture),
                SpecialType.System_Decimal => convertible.ToDecimal(culture),
                _ => null,
            };
        }
        catch (Exception problem) when (problem is OverflowException or InvalidCastException or FormatException)
        {
            return null;
        }
    }
}
