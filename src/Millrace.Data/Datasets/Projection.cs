namespace Millrace.Data;

/// <summary>Whether rows of one schema hold those of another.</summary>
internal static class Projection
{
    /// <exception cref="DataException">A column is not among those of the schema, or has another type, another enumeration included.</exception>
    public static void Check<TFrom, TTo>()
        where TFrom : struct, ISchema<TFrom>
        where TTo : struct, ISchema<TTo>
    {
        SchemaInfo from = TFrom.Schema, to = TTo.Schema;
        using Batch<TFrom> source = TFrom.CreateBatch(0);
        using Batch<TTo> target = TTo.CreateBatch(0);
        foreach (ColumnInfo wanted in to.Columns)
        {
            int index = from.IndexOf(wanted.Name);
            if (index < 0)
            {
                throw new DataException($"{to.Name} has a column \"{wanted.Name}\" that {from.Name} has not; "
                    + $"{NearestName.Describe(wanted.Name, [.. from.Columns.Select(column => column.Name)])}.");
            }

            Column copy = target.Columns[to.IndexOf(wanted.Name)];
            if (!source.Columns[index].CanBeReadAs(copy))
            {
                throw new DataException($"Column \"{wanted.Name}\" is {copy.TypeName} in {to.Name} and {source.Columns[index].TypeName} in {from.Name}: "
                    + "give it the same type in both.");
            }
        }
    }
}
