using System.ComponentModel;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Computes features, as <see cref="RowCode{TInput}"/> says. Generated code makes it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RowCode
{
    private protected RowCode(RowStages stages) => Stages = stages;

    /// <summary>What was learned.</summary>
    internal RowStages Stages { get; }

    /// <summary>Whether it computes batches like this one: each column that the features read has the type in which they read it.</summary>
    internal abstract bool Takes(Batch batch);

    /// <summary>Whether the features read a batch like this one as it is.</summary>
    internal abstract bool IsInput(Batch batch);

    /// <summary>The columns of a batch that the features read, as the features name them.</summary>
    internal abstract Batch ViewOf(Batch batch);

    /// <summary>Computes some rows of a batch.</summary>
    /// <param name="view">What <see cref="ViewOf"/> has given.</param>
    /// <param name="rows">Which rows, and where they are written.</param>
    internal abstract void Compute(Batch view, in FeatureRows rows);
}
