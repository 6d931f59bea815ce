using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>What <c>Enum.GetValues&lt;T&gt;()</c> yields: the values of all names, in the order of their bits without a sign.</summary>
internal static class EnumValues
{
    /// <summary>The values; null where another method is called.</summary>
    public static IReadOnlyList<ExpressionText>? Of(ISymbol? method) =>
        method is IMethodSymbol { Name: "GetValues", ContainingType.SpecialType: SpecialType.System_Enum, TypeArguments: [INamedTypeSymbol { TypeKind: TypeKind.Enum } type] }
            ? [.. type.GetMembers().OfType<IFieldSymbol>()
                .Where(static each => each.HasConstantValue)
                .OrderBy(static each => Bits(each.ConstantValue!))
                .Select(each => ExpressionText.Of(each.ConstantValue, type))
                .OfType<ExpressionText>()]
            : null;

    private static ulong Bits(object value) => value is ulong large ? large : unchecked((ulong)Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
}
