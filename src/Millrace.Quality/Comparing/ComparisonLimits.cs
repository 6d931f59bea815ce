using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Whether the limits of a schema can be held against its columns. The compiler tells it too, but not of schemas that it did not compile.</summary>
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
            if (!column.Type.IsCompared())
                throw Unsuited(column, limit, "values are compared one by one", "Remove the attribute.");
            if (IsUnsuited(column, nameof(limit.LInfinity), limit.LInfinity)
                || IsUnsuited(column, nameof(limit.NormalisedAbsoluteDifference), limit.NormalisedAbsoluteDifference))
            {
                throw Unsuited(column, limit, "LInfinity and NormalisedAbsoluteDifference compare shares of single values", "Limit JensenShannon instead.");
            }
        }
    }

    private static bool IsUnsuited(ColumnInfo column, string name, double? limit) => limit is not null && !ComparedTypes.Suits(name, column.Type);

    private static MillraceException Unsuited(ColumnInfo column, DifferenceExpectation limit, string what, string remedy) =>
        new($"Column \"{column.Name}\": {limit} cannot be checked: {what}, and it holds {column.Type}. {remedy}");
}
