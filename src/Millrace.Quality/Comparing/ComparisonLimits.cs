using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Whether the limits of a schema can be held against its columns.</summary>
internal static class ComparisonLimits
{
    /// <summary>Looks at the limits.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="kind">Whose limits.</param>
    /// <exception cref="MillraceException">A limit is of a measure that does not suit its column.</exception>
    public static void Check(SchemaInfo schema, Comparison kind)
    {
        foreach (ColumnInfo column in schema.Columns)
        {
            if (DatasetComparison.LimitOf(column, kind) is not { } limit)
                continue;
            if ((limit.LInfinity is not null || limit.NormalisedAbsoluteDifference is not null) && !HasCategories(column.Type))
                throw Unsuited(column, limit, "LInfinity and NormalisedAbsoluteDifference compare shares of single values", "Limit JensenShannon instead.");
            if (column.Type is ColumnType.Binary or ColumnType.List)
                throw Unsuited(column, limit, "values are compared one by one", "Remove the attribute.");
        }
    }

    private static bool HasCategories(ColumnType type) => type.IsWholeNumber()
        || type is ColumnType.Boolean or ColumnType.Text or ColumnType.Enum or ColumnType.Date or ColumnType.Guid;

    private static MillraceException Unsuited(ColumnInfo column, DifferenceExpectation limit, string what, string remedy) =>
        new($"Column \"{column.Name}\": {limit} cannot be checked: {what}, and it holds {column.Type}. {remedy}");
}
