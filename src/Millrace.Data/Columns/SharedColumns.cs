using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>The columns that rows of one schema share with rows of another, by their names, so that they can be copied as columns.</summary>
/// <typeparam name="TFrom">The schema whose rows are copied.</typeparam>
/// <typeparam name="TTo">The schema of the copies.</typeparam>
public sealed class SharedColumns<TFrom, TTo>
    where TFrom : struct, ISchema<TFrom>
    where TTo : struct, ISchema<TTo>
{
    // For each column of the copies the one that it is copied from; -1 for none.
    private readonly ImmutableArray<int> _sources = [.. TTo.Schema.Columns.Select(static column => TFrom.Schema.IndexOf(column.Name))];

    /// <summary>Finds the columns.</summary>
    /// <exception cref="DataException">One has another type there, or cannot be missing there, or is sensitive here and not there.</exception>
    public SharedColumns()
    {
        using Batch<TFrom> from = TFrom.CreateBatch(0);
        using Batch<TTo> to = TTo.CreateBatch(0);
        for (int i = 0; i < _sources.Length; i++)
        {
            if (_sources[i] >= 0)
                Check(from.Columns[_sources[i]], to.Columns[i]);
        }

        Others = [.. Enumerable.Range(0, _sources.Length).Where(i => _sources[i] < 0)];
    }

    /// <summary>The places of the columns that the copies alone have.</summary>
    public ImmutableArray<int> Others { get; }

    /// <summary>Adds a slice of rows to the columns that are shared; the others are left as they are, for somebody else to fill.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="start">The first row.</param>
    /// <param name="count">How many.</param>
    /// <param name="target">Takes the copies.</param>
    public void Copy(Batch<TFrom> rows, int start, int count, Batch<TTo> target)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(target);
        for (int i = 0; i < _sources.Length; i++)
        {
            if (_sources[i] >= 0)
                target.Columns[i].AppendRange(rows.Columns[_sources[i]], start, count);
        }
    }

    private static void Check(Column from, Column to)
    {
        if (!from.CanBeReadAs(to))
        {
            throw new DataException(
                $"Column \"{to.Info.Name}\" is {to.TypeName} in {TTo.Schema.Name} and {from.TypeName} in {TFrom.Schema.Name}, so it cannot be copied. "
                + "Give it the same type in both, or another name in one.");
        }

        if (from.Info.IsSensitive && !to.Info.IsSensitive)
        {
            throw new DataException(
                $"Column \"{to.Info.Name}\" is sensitive in {TFrom.Schema.Name}: mark it [Sensitive] in {TTo.Schema.Name} as well, or leave it out.");
        }
    }
}
