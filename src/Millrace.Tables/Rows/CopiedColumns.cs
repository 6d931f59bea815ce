using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Which columns of a schema come from another one, by their names, and what stands in the others until somebody fills them.</summary>
/// <typeparam name="TFrom">The schema that they come from.</typeparam>
/// <typeparam name="TTo">The schema.</typeparam>
internal sealed class CopiedColumns<TFrom, TTo>
    where TFrom : struct, ISchema<TFrom>
    where TTo : struct, ISchema<TTo>
{
    private readonly ImmutableArray<int> _sources;
    private readonly ImmutableArray<Action<Column, int>?> _fill;

    /// <summary>Finds the columns.</summary>
    /// <exception cref="DataException">A column of the same name has another type.</exception>
    public CopiedColumns()
    {
        using Batch<TTo> empty = TTo.CreateBatch(0);
        var sources = ImmutableArray.CreateBuilder<int>();
        var fill = ImmutableArray.CreateBuilder<Action<Column, int>?>();
        foreach (Column column in empty.Columns)
        {
            int source = TFrom.Schema.IndexOf(column.Info.Name);
            if (source >= 0 && !Fits(TFrom.Schema.Columns[source], column.Info))
            {
                throw new DataException($"Column \"{column.Info.Name}\" is {TFrom.Schema.Columns[source].TypeName} in {TFrom.Schema.Name} and "
                    + $"{column.Info.TypeName} in {TTo.Schema.Name}, so it cannot be copied: give it another name there, or use MapRows.");
            }

            sources.Add(source);
            fill.Add(source >= 0 ? null : column.Accept(BlankColumns.Instance));
        }

        (_sources, _fill) = (sources.ToImmutable(), fill.ToImmutable());
    }

    /// <summary>Adds a slice of rows.</summary>
    public void Copy(Batch<TFrom> rows, int start, int count, Batch<TTo> target)
    {
        for (int i = 0; i < _sources.Length; i++)
        {
            if (_sources[i] >= 0)
                target.Columns[i].AppendRange(rows.Columns[_sources[i]], start, count);
            else
                _fill[i]!(target.Columns[i], count);
        }
    }

    // The same type; what is never missing may be so.
    private static bool Fits(ColumnInfo from, ColumnInfo to) =>
        from.Type == to.Type
        && (to.IsNullable || !from.IsNullable)
        && (from.Item is null ? to.Item is null : to.Item is not null && Fits(from.Item, to.Item));
}
