using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads a setting of a feature attribute, which its constructor or a property takes.</summary>
internal static class FeatureSettingReader
{
    /// <returns>The setting; null where the attribute does not give it, or where C# rejects it.</returns>
    public static FeatureSetting? Read(AttributeData attribute, SettingShape shape, Compilation? program, CancellationToken cancellation)
    {
        string name = shape.Name;
        if (shape.Columns is not null)
        {
            return attribute.NamedText(name, program, cancellation) is { } column
                ? new FeatureSetting(name, CSharp.Literal(column.Name), null, column.Location) { Column = column }
                : null;
        }

        if (attribute.Named(name) is { } named)
            return Of(name, named, attribute.ArgumentLocation(name, cancellation));
        if (attribute.AttributeConstructor is not { } constructor)
            return null;
        for (int i = 0; i < constructor.Parameters.Length && i < attribute.ConstructorArguments.Length; i++)
        {
            if (string.Equals(constructor.Parameters[i].Name, name, StringComparison.OrdinalIgnoreCase))
                return Of(name, attribute.ConstructorArguments[i], attribute.ArgumentLocation(i, cancellation));
        }

        return null;
    }

    private static FeatureSetting? Of(string name, TypedConstant value, LocationInfo location) =>
        Code(value) is { } code
            ? new FeatureSetting(name, code, value.Kind == TypedConstantKind.Array ? null : Number(value.Value), location) { Numbers = Numbers(value) }
            : null;

    private static string? Code(TypedConstant value) => value switch
    {
        { Kind: TypedConstantKind.Error } or { IsNull: true } => null,
        { Kind: TypedConstantKind.Array } => Codes(value),
        { Kind: TypedConstantKind.Enum, Type: { } type } => Member(type, value.Value),
        { Value: string text } => CSharp.Literal(text),
        { Value: bool flag } => CSharp.Literal(flag),
        { Value: double number } => CSharp.Literal(number),
        { Value: IFormattable number } => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    private static EquatableArray<double> Numbers(TypedConstant value) =>
        value.Kind == TypedConstantKind.Array ? value.Values.Select(static each => Number(each.Value)).OfType<double>().ToEquatableArray() : default;

    private static string? Codes(TypedConstant list)
    {
        string?[] items = [.. list.Values.Select(Code)];
        return items.Contains(null) ? null : $"[{string.Join(", ", items)}]";
    }

    // A number that is no member is spelled as a cast; that it is none has been reported.
    private static string Member(ITypeSymbol type, object? value)
    {
        string name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        IFieldSymbol? member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(each => each.HasConstantValue && Equals(each.ConstantValue, value));
        return member is not null ? $"{name}.{member.Name}" : $"({name})({value})";
    }

    private static double? Number(object? value) => value switch
    {
        double number => number,
        float number => number,
        int number => number,
        long number => number,
        _ => null,
    };
}
