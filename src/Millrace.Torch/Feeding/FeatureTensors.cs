using System.Collections.Immutable;
using Millrace.Features;
using static TorchSharp.torch;

namespace Millrace.Torch;

/// <summary>
/// The features of a block as tensors on the CPU that alias its memory: nothing is copied, and they must not be written to. While rows as many or fewer are
/// computed into the block, the tensors show what stands there now; make new ones for a block that has grown or has another number of rows. The memory is
/// pinned until these tensors, and those that are views of them, are disposed; it is never freed below them. They belong to no dispose scope.
/// </summary>
/// <remarks>
/// Ids are int32, which <c>Embedding</c> and <c>EmbeddingBag</c> take; <c>one_hot</c> and <c>gather</c> take int64 only, and
/// <c>Ids.to(ScalarType.Int64)</c> is a copy.
/// </remarks>
public sealed class FeatureTensors : IDisposable
{
    /// <summary>Makes the tensors.</summary>
    /// <param name="block">A block that features were computed into.</param>
    /// <exception cref="ArgumentException">Nothing was computed into the block.</exception>
    /// <exception cref="TorchUnavailableException">libtorch cannot be loaded.</exception>
    public FeatureTensors(FeatureBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        Layout = block.Layout ?? throw new ArgumentException(
            "No features were computed into the block. Call Fitted.Transform with it first, or take a block that FeatureDataset.ReadAsync gives.",
            nameof(block));
        LibTorch.Load();
        Rows = block.Rows;
        Dense = ArrayTensor.Over(block.DenseMemory, ScalarType.Float32, Rows, Layout.DenseWidth);
        Ids = ArrayTensor.Over(block.IdMemory, ScalarType.Int32, Rows, Layout.IdWidth);
        Labels = block.HasLabels ? ArrayTensor.Over(block.LabelMemory, ScalarType.Float32, Rows) : null;
        Weights = block.HasWeights ? ArrayTensor.Over(block.WeightMemory, ScalarType.Float32, Rows) : null;
        Sparse = [.. Enumerable.Range(0, Layout.SparseCount).Select(index => Over(block.Sparse(index)))];
    }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>Where each feature stands: <see cref="FeatureLayout.GroupOffset"/> is its column in its group.</summary>
    public FeatureLayout Layout { get; }

    /// <summary>Quantities and indicators, float32, [rows, <see cref="FeatureLayout.DenseWidth"/>].</summary>
    public Tensor Dense { get; }

    /// <summary>Ids of categories, int32, [rows, <see cref="FeatureLayout.IdWidth"/>].</summary>
    public Tensor Ids { get; }

    /// <summary>The labels, float32, [rows]; null where the block has none.</summary>
    public Tensor? Labels { get; }

    /// <summary>How much each row counts, float32, [rows]; null where the block has no weights.</summary>
    public Tensor? Weights { get; }

    /// <summary>The sparse features, <see cref="FeatureLayout.SparseCount"/> of them.</summary>
    public ImmutableArray<SparseTensors> Sparse { get; }

    /// <summary>Disposes the tensors. The block's memory is free again once no view of them is left.</summary>
    public void Dispose()
    {
        Dense.Dispose();
        Ids.Dispose();
        Labels?.Dispose();
        Weights?.Dispose();
        foreach (SparseTensors sparse in Sparse)
        {
            sparse.Ids.Dispose();
            sparse.Offsets.Dispose();
        }
    }

    private static SparseTensors Over(SparseIds ids) => new(
        ArrayTensor.Over(ids.IdMemory, ScalarType.Int32, ids.Ids.Length),
        ArrayTensor.Over(ids.OffsetMemory[..ids.Rows], ScalarType.Int32, ids.Rows));
}
