using Microsoft.CodeAnalysis;

namespace Millrace.Generators;

/// <summary>The schemas that are derived from the row of features: what is known later than the row.</summary>
internal static class LaterSchemas
{
    /// <summary>The name of a derived schema that has a column, or null: it is looked for beside the row and beside the feature set.</summary>
    /// <param name="column">The column's property.</param>
    /// <param name="row">The row that has no such column.</param>
    /// <param name="features">The feature set.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static string? With(string column, INamedTypeSymbol row, INamedTypeSymbol features, CancellationToken cancellation) =>
        Beside(row).Concat(Beside(features))
            .Where(each => each.IsSchema() && !SymbolEqualityComparer.Default.Equals(each, row) && each.IsOrDerivesFrom(row))
            .OrderBy(each => SchemaLineage.Of(each, out _).Count)
            .ThenBy(each => each.Name, StringComparer.Ordinal)
            .FirstOrDefault(each => SchemaReader.Columns(each, cancellation).Any(found => found.Member == column))?.Name;

    private static System.Collections.Immutable.ImmutableArray<INamedTypeSymbol> Beside(INamedTypeSymbol type) =>
        type.ContainingType?.GetTypeMembers() ?? type.ContainingNamespace.GetTypeMembers();
}
