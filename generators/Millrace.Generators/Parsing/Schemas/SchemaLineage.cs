using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>Which schemas a schema is derived from.</summary>
internal static class SchemaLineage
{
    /// <summary>The schemas that <c>From</c> leads to, the nearest first; none where it leads back to the schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="cycle">The names on the way back to the schema; empty where none leads there.</param>
    public static List<INamedTypeSymbol> Of(INamedTypeSymbol schema, out List<string> cycle)
    {
        var bases = new List<INamedTypeSymbol>();
        cycle = [];
        for (INamedTypeSymbol? next = From(schema); next is not null && !bases.Contains(next, SymbolEqualityComparer.Default); next = From(next))
        {
            if (SymbolEqualityComparer.Default.Equals(next, schema))
            {
                cycle = [schema.Name, .. bases.Select(each => each.Name), schema.Name];
                return [];
            }

            bases.Add(next);
        }

        return bases;
    }

    /// <summary>Whether a schema is another one or derived from it.</summary>
    public static bool IsOrDerivesFrom(this INamedTypeSymbol schema, INamedTypeSymbol other) =>
        SymbolEqualityComparer.Default.Equals(schema, other) || Of(schema, out _).Contains(other, SymbolEqualityComparer.Default);

    /// <summary>Whether a type is marked <c>[Schema]</c>.</summary>
    public static bool IsSchema(this INamedTypeSymbol type) => type.TypeKind == TypeKind.Struct && type.Find("SchemaAttribute") is not null;

    private static INamedTypeSymbol? From(INamedTypeSymbol schema) =>
        schema.Find("SchemaAttribute")?.Named("From") is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol from } && from.IsSchema() ? from : null;
}
