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
    private readonly SharedColumns<TFrom, TTo> _shared = new();
    private readonly ImmutableArray<Action<Column, int>> _fill;

    /// <summary>Finds the columns.</summary>
    /// <exception cref="DataException">A column of the same name has another type, or is sensitive and not marked so.</exception>
    public CopiedColumns()
    {
        using Batch<TTo> empty = TTo.CreateBatch(0);
        _fill = [.. _shared.Others.Select(i => empty.Columns[i].Accept(BlankColumns.Instance))];
    }

    /// <summary>Adds a slice of rows.</summary>
    public void Copy(Batch<TFrom> rows, int start, int count, Batch<TTo> target)
    {
        _shared.Copy(rows, start, count, target);
        for (int i = 0; i < _fill.Length; i++)
            _fill[i](target.Columns[_shared.Others[i]], count);
    }
}
