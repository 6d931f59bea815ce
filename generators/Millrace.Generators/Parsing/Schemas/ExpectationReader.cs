using Microsoft.CodeAnalysis;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Reads the attributes that say what is expected of a column or a schema, but for ranges and domains.</summary>
internal static class ExpectationReader
{
    private const string Suffix = "Attribute";

    /// <param name="symbol">The property or the schema.</param>
    /// <param name="known">The names of the attributes that count.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>Those that C# accepts, each once, as they are written.</returns>
    public static IEnumerable<ExpectationDeclaration> Read(ISymbol symbol, IReadOnlyList<string> known, CancellationToken cancellation)
    {
        HashSet<string>? seen = null;
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (Name(attribute) is { } name && known.Contains(name) && (seen ??= new(StringComparer.Ordinal)).Add(name)
                && attribute.AttributeConstructor is { } constructor && attribute.ConstructorArguments.All(static each => each.Kind != TypedConstantKind.Error))
            {
                yield return new ExpectationDeclaration(name, attribute.Location(cancellation), Arguments(attribute, constructor, cancellation).ToEquatableArray())
                {
                    Target = name == "References" ? Target(attribute, cancellation) : null,
                };
            }
        }
    }

    private static string? Name(AttributeData attribute) =>
        attribute.AttributeClass is { } type && type.Name.EndsWith(Suffix, StringComparison.Ordinal) && type.IsMillrace(type.Name)
            ? type.Name.Substring(0, type.Name.Length - Suffix.Length)
            : null;

    private static IEnumerable<ExpectationArgument> Arguments(AttributeData attribute, IMethodSymbol constructor, CancellationToken cancellation)
    {
        for (int i = 0; i < attribute.ConstructorArguments.Length && i < constructor.Parameters.Length; i++)
        {
            string name = constructor.Parameters[i].Name;
            TypedConstant value = attribute.ConstructorArguments[i];
            LocationInfo place = attribute.ArgumentLocation(i, cancellation);
            yield return value.Kind == TypedConstantKind.Array
                ? new ExpectationArgument(Capital(name), place) { Texts = Texts(attribute, value, i, cancellation).ToEquatableArray() }
                : Argument(Capital(name), place, value.Value);
        }

        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            if (named.Value.Kind is TypedConstantKind.Primitive)
                yield return Argument(named.Key, attribute.ArgumentLocation(named.Key, cancellation), named.Value.Value);
        }
    }

    private static IEnumerable<Named> Texts(AttributeData attribute, TypedConstant list, int position, CancellationToken cancellation)
    {
        for (int i = 0; !list.IsNull && i < list.Values.Length; i++)
        {
            if (list.Values[i].Value is string text)
                yield return new Named(text, attribute.ArgumentLocation(position + i, cancellation));
        }
    }

    private static ExpectationArgument Argument(string name, LocationInfo place, object? value) => value switch
    {
        double number => new ExpectationArgument(name, place) { Number = number },
        int whole => new ExpectationArgument(name, place) { Whole = whole },
        long whole => new ExpectationArgument(name, place) { Whole = whole },
        bool isTrue => new ExpectationArgument(name, place) { IsTrue = isTrue },
        _ => new ExpectationArgument(name, place) { Text = value as string ?? "" },
    };

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>The column that is named. The other schema's expectations are not read, because they may lead back.</summary>
    private static ReferenceTarget? Target(AttributeData attribute, CancellationToken cancellation)
    {
        if (attribute.AttributeClass?.TypeArguments is not [{ } type])
            return null;
        string member = attribute.Text(0) ?? "";
        var schema = type as INamedTypeSymbol;
        IPropertySymbol[] columns = schema?.IsSchema() == true
            ? [.. SchemaLineage.Of(schema, out _).Prepend(schema).SelectMany(static each => each.FirstProperties()).Where(static each => each.Find("ColumnAttribute") is not null)]
            : [];
        IPropertySymbol? column = columns.FirstOrDefault(each => each.Name == member);
        ITypeSymbol? value = null;
        bool isKnown = column is not null && ColumnTypes.KindOf(column.Type, out value, out _) is not null;
        return new ReferenceTarget(type.Name, member)
        {
            IsSchema = schema?.IsSchema() == true,
            IsBroken = type is IErrorTypeSymbol || (column is null && schema?.GetMembers(member).IsEmpty == true && attribute.IsNameOf(0, cancellation)) || (column is not null && !isKnown),
            SchemaLocation = attribute.TypeArgumentLocation(cancellation),
            Column = isKnown ? column!.Find("ColumnAttribute")!.Text(0) ?? column!.Name : null,
            ValueType = isKnown ? value!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : "",
            Members = columns.Select(static each => each.Name).ToEquatableArray(),
        };
    }
}
