namespace Millrace.Data;

/// <summary>Whether rows of one schema hold those of another.</summary>
internal static class Projection
{
    /// <exception cref="DataException">A column is not among those of the schema, or has another type.</exception>
    public static void Check(SchemaInfo from, SchemaInfo to)
    {
        foreach (ColumnInfo wanted in to.Columns)
        {
            int index = from.IndexOf(wanted.Name);
            if (index < 0)
            {
                throw new DataException($"{to.Name} has a column \"{wanted.Name}\" that {from.Name} has not; "
                    + $"{NearestName.Describe(wanted.Name, [.. from.Columns.Select(column => column.Name)])}.");
            }

            ColumnInfo column = from.Columns[index];
            if (!column.CanBeReadAs(wanted))
                throw new DataException($"Column \"{wanted.Name}\" is {wanted.TypeName} in {to.Name} and {column.TypeName} in {from.Name}.");
        }
    }
}
