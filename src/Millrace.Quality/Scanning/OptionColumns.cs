using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Finds the columns that options name.</summary>
internal static class OptionColumns
{
    /// <summary>The place of a column.</summary>
    /// <param name="schema">The rows' schema.</param>
    /// <param name="name">The column's name in files.</param>
    /// <param name="what">What the column is for: "weights".</param>
    /// <exception cref="DataException">There is no such column.</exception>
    public static int Find(SchemaInfo schema, string name, string what)
    {
        int place = schema.IndexOf(name);
        return place >= 0
            ? place
            : throw new DataException(
                $"Statistics are asked for with the {what} of column \"{name}\", and {schema.Name} has no such column; "
                + $"{NearestName.Describe(name, [.. schema.Columns.Select(static column => column.Name)])}.");
    }
}
