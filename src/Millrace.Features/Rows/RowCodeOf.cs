using System.Collections.Immutable;
using System.ComponentModel;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Computes features from what was learned for them, of single rows and of batches: the same bits. Generated for feature sets; immutable, and used by many
/// threads.
/// </summary>
/// <typeparam name="TInput">The row: the columns that the features read.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RowCode<TInput> : RowCode
    where TInput : struct, ISchema<TInput>
{
    [ThreadStatic]
    private static RowWork? t_work;

    /// <summary>Creates it.</summary>
    /// <param name="stages">What was learned.</param>
    protected RowCode(RowStages stages)
        : base(stages)
    {
    }

    /// <summary>Refuses a row that lacks what it must have.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="InvalidOperationException">A value that may not be missing is null.</exception>
    protected virtual void Check(in TInput row)
    {
    }

    /// <summary>Computes the features of a single row. Every number of them is written.</summary>
    /// <param name="row">The row.</param>
    /// <param name="features">Receives them.</param>
    /// <exception cref="DataException">A text is no valid Unicode.</exception>
    /// <exception cref="FeatureMethodException">A method marked <see cref="ComputedAttribute"/> has thrown an exception.</exception>
    protected abstract void Compute(in TInput row, in FeatureRows features);

    /// <summary>Computes the features of some rows of a batch. Every number of them is written.</summary>
    /// <param name="rows">The batch.</param>
    /// <param name="features">Which rows, and receives them.</param>
    protected abstract void Compute(Batch<TInput> rows, in FeatureRows features);

    /// <summary>Whether columns have the types in which the features read them.</summary>
    /// <param name="columns">The columns, in the order of <typeparamref name="TInput"/>.</param>
    protected abstract bool Takes(ImmutableArray<Column> columns);

    /// <summary>Makes a batch of columns that belong to others.</summary>
    /// <param name="columns">The columns.</param>
    protected abstract Batch<TInput> ViewOf(ImmutableArray<Column> columns);

    internal sealed override bool Takes(Batch batch) => Takes(ColumnsOf(batch));

    internal sealed override bool IsInput(Batch batch) => batch is Batch<TInput>;

    internal sealed override Batch ViewOf(Batch batch) => ViewOf(ColumnsOf(batch));

    internal sealed override void Compute(Batch view, in FeatureRows rows) => Compute((Batch<TInput>)view, in rows);

    internal void Transform(in TInput row, Span<float> destination)
    {
        Check(in row);
        Span<float> vector = Stages.Fitted.VectorOf(1, destination);
        RowWork work = Take();
        Compute(in row, new FeatureRows(Stages, work, new RowTarget(vector)));
        Keep(work);
    }

    internal void Transform(in TInput row, FeatureBlock block)
    {
        Check(in row);
        block.Begin(Stages.Fitted.Layout, rows: 1);
        RowWork work = Take();
        Compute(in row, new FeatureRows(Stages, work, new RowTarget(block)));
        Keep(work);
    }

    private static ImmutableArray<Column> ColumnsOf(Batch batch) =>
        [.. TInput.Schema.Columns.Select(column => batch.Columns[batch.Schema.IndexOf(column.Name)])];

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

    private static void Keep(RowWork work)
    {
        work.Computed?.Clear();
        t_work = work;
    }
}
