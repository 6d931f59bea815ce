using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Computes features from what was learned for them, of single rows and of batches: the same bits. Generated for feature sets; immutable, and used by many
/// threads.
/// </summary>
/// <typeparam name="TInput">The row: the columns that the features read.</typeparam>
public abstract class RowCode<TInput> : RowCode
    where TInput : struct, ISchema<TInput>
{
    [ThreadStatic]
    private static RowWork? t_work;

    private readonly ImmutableArray<Type> _types = [.. TInput.CreateBatch(1).Columns.Select(static column => column.GetType())];

    /// <summary>Creates it.</summary>
    /// <param name="stages">What was learned.</param>
    protected RowCode(RowStages stages)
        : base(stages)
    {
    }

    /// <summary>Computes the features of a single row. Every number of them is written.</summary>
    /// <param name="row">The row.</param>
    /// <param name="features">Receives them.</param>
    /// <exception cref="InvalidOperationException">A value that may not be missing is null.</exception>
    /// <exception cref="DataException">A text is no valid Unicode.</exception>
    /// <exception cref="FeatureMethodException">A method marked <see cref="ComputedAttribute"/> has thrown an exception.</exception>
    protected abstract void Compute(in TInput row, in FeatureRows features);

    /// <summary>Computes the features of some rows of a batch. Every number of them is written.</summary>
    /// <param name="rows">The batch.</param>
    /// <param name="features">Which rows, and receives them.</param>
    protected abstract void Compute(Batch<TInput> rows, in FeatureRows features);

    /// <summary>Makes a batch of columns that belong to others.</summary>
    /// <param name="columns">The columns.</param>
    protected abstract Batch<TInput> ViewOf(ImmutableArray<Column> columns);

    internal sealed override bool Takes(Batch batch)
    {
        for (int i = 0; i < _types.Length; i++)
        {
            if (batch.Columns[batch.Schema.IndexOf(TInput.Schema.Columns[i].Name)].GetType() != _types[i])
                return false;
        }

        return true;
    }

    internal sealed override Batch ViewOf(Batch batch) =>
        batch as Batch<TInput> ?? ViewOf([.. TInput.Schema.Columns.Select(column => batch.Columns[batch.Schema.IndexOf(column.Name)])]);

    internal sealed override void Compute(Batch view, in FeatureRows rows) => Compute((Batch<TInput>)view, in rows);

    internal void Transform(in TInput row, Span<float> destination)
    {
        Span<float> vector = Stages.Fitted.VectorOf(1, destination);
        RowWork work = Take();
        Compute(in row, new FeatureRows(Stages, work, new RowTarget(vector)));
        t_work = work;
    }

    internal void Transform(in TInput row, FeatureBlock block)
    {
        RowWork work = Take();
        block.Begin(Stages.Fitted.Layout, rows: 1);
        Compute(in row, new FeatureRows(Stages, work, new RowTarget(block)));
        t_work = work;
    }

    // Code of the user's may compute other features of such a row meanwhile, and what has thrown leaves anything behind: both get a new one.
    private RowWork Take()
    {
        FeatureDefinition definition = Stages.Fitted.Definition;
        RowWork work = t_work ?? new RowWork();
        t_work = null;
        if (!definition.Computed.IsEmpty)
            work.Computed ??= new RowComputed(definition, definition.Set.Rows!, TInput.Schema.Name);
        return work;
    }
}
