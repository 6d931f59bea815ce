using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>The columns that methods of a feature set compute, of the batch that is worked on. For one thread at a time; reused from batch to batch.</summary>
internal sealed class ComputedColumns
{
    private readonly FeatureDefinition _definition;
    private readonly ComputedRows _rows;
    private readonly Column[] _own;

    // A single row comes in the same batch every time, so it makes no new view; a view lives as long as its batch.
    private readonly ConditionalWeakTable<Batch, Batch> _views = [];

    private ComputedColumns(FeatureDefinition definition, ComputedRows rows)
    {
        (_definition, _rows) = (definition, rows);
        _own = [.. definition.Computed.Select(static each => each.CreateColumn())];
    }

    /// <summary>Those of a feature set; null where it has none.</summary>
    public static ComputedColumns? Of(FeatureDefinition definition) =>
        definition.Computed.IsEmpty
            ? null
            : new ComputedColumns(definition, definition.Set.Rows ?? throw new FeatureDefinitionException($"{definition.Set.Name} computes columns of no row."));

    /// <summary>Computes the columns.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="columns">The column of each source: those of the batch are there, the others are put behind them.</param>
    /// <exception cref="FeatureMethodException">A method has thrown an exception.</exception>
    public void Fill(Batch batch, Column[] columns)
    {
        Fill(_definition, ViewOf(batch, columns), (batch.Schema.Name, batch.Count), _own);
        _own.CopyTo(columns, _definition.StoredCount);
    }

    /// <summary>Computes the columns of some rows.</summary>
    /// <param name="definition">The features.</param>
    /// <param name="view">The rows as methods take them.</param>
    /// <param name="batch">The name of the rows that were given, and how many there are.</param>
    /// <param name="columns">Receives a value a row each.</param>
    /// <exception cref="FeatureMethodException">A method has thrown an exception.</exception>
    public static void Fill(FeatureDefinition definition, Batch view, (string Name, int Count) batch, ReadOnlySpan<Column> columns)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i].Clear();
            try
            {
                definition.Computed[i].Fill(view, batch.Count, columns[i]);
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
            {
                throw Failed(definition, i, batch, columns[i].Count, exception);
            }
        }
    }

    private Batch ViewOf(Batch batch, Column[] columns)
    {
        if (ReferenceEquals(batch.Schema, _rows.Schema))
            return batch;
        if (!_views.TryGetValue(batch, out Batch? view))
            _views.Add(batch, view = CreateView(batch, columns));
        return view;
    }

    private Batch CreateView(Batch batch, Column[] columns)
    {
        ImmutableArray<Column>.Builder view = _rows.Create().Columns.ToBuilder();
        for (int source = 0; source < _definition.StoredCount; source++)
        {
            int place = _rows.Schema.IndexOf(_definition.Columns[source].Name);
            if (place < 0)
                continue;
            Column wanted = view[place], given = columns[source];
            bool isRead = _definition.Computed.Any(each => each.Reads.Contains(wanted.Info.Name));
            if (isRead && (wanted.GetType() != given.GetType() || (given.Info.IsNullable && !wanted.Info.IsNullable)))
            {
                throw new FeatureColumnException(
                    $"{_definition.Set.Name} computes columns from \"{wanted.Info.Name}\" as {_rows.Schema.Name} has it, and in {batch.Schema.Name} "
                    + "it has another type or may be missing. Give both the same type.");
            }

            if (isRead)
                view[place] = given;
        }

        return _rows.Over(view.MoveToImmutable());
    }

    private static FeatureMethodException Failed(
        FeatureDefinition definition, int computed, (string Name, int Count) batch, int row, Exception exception) => new(
        $"{definition.Set.Name}.{definition.Computed[computed].Method}",
        FormattableString.Invariant($"{row} of a batch of {batch.Count} rows of {batch.Name}"),
        definition.Computed[computed].Column.IsSensitive ? exception.GetType().Name : exception.Message,
        exception);
}
