using System.Globalization;

namespace Millrace.Data;

/// <summary>Looks, once all is read, for columns that no line names while one of nearly the same name is there that the schema does not read.</summary>
internal static class JsonSpellings
{
    /// <summary>A new column that older lines lack is missing in them; one that is spelled otherwise is a mistake.</summary>
    /// <param name="paths">What was read.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="names">The names of all lines, as each of those has seen them who looked at some.</param>
    /// <exception cref="JsonLinesException">There is such a column.</exception>
    public static void Check(IReadOnlyList<string> paths, SchemaInfo schema, IReadOnlyCollection<JsonNames> names)
    {
        Spellings? others = null;
        for (int i = 0; names.Count > 0 && i < schema.Columns.Length; i++)
        {
            ColumnInfo column = schema.Columns[i];
            if (names.Any(each => each.HasSeen(i)))
                continue;
            others ??= new Spellings(names.SelectMany(static each => each.Others).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
            if (others.Find(column.Name) is { } nearest)
            {
                string reads = $"{schema.Name}.{column.Member} reads";
                string place = paths.Count == 1 ? paths[0] : string.Create(CultureInfo.InvariantCulture, $"{paths[0]} and {paths.Count - 1} more");
                throw new JsonLinesException(place, null, column.Name, $"no line has this name, which {reads}; \"{nearest}\" is there.");
            }
        }
    }
}
