using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// The features of some rows, floats, ids and sparse ids apart, with labels, weights and the columns of the row key where the feature set has them. Its
/// buffers grow to what is asked of them and are kept, so that a block that is used again allocates nothing. For one thread at a time.
/// </summary>
public sealed class FeatureBlock
{
    private float[] _dense = [];
    private int[] _ids = [];
    private float[] _labels = [];
    private float[] _weights = [];
    private SparseIds[] _sparse = [];

    /// <summary>How many rows there are.</summary>
    public int Rows { get; private set; }

    /// <summary>Where each feature stands; null before anything was computed into it.</summary>
    public FeatureLayout? Layout { get; private set; }

    /// <summary>The floats row by row, <see cref="FeatureLayout.DenseWidth"/> each.</summary>
    public ReadOnlySpan<float> Dense => DenseMemory.Span;

    /// <summary>The ids row by row, <see cref="FeatureLayout.IdWidth"/> each.</summary>
    public ReadOnlySpan<int> Ids => IdMemory.Span;

    /// <summary>A label a row; empty where none were read.</summary>
    public ReadOnlySpan<float> Labels => LabelMemory.Span;

    /// <summary>How much each row counts in training, 0 or more; empty where no weights were read, and each counts once.</summary>
    public ReadOnlySpan<float> Weights => WeightMemory.Span;

    /// <summary>The columns of the row key, in its order, a value a row; none where no key was read. The next rows overwrite them.</summary>
    public ImmutableArray<Column> Keys { get; private set; } = [];

    /// <summary><see cref="Dense"/> as memory, which the next rows overwrite.</summary>
    public ReadOnlyMemory<float> DenseMemory => _dense.AsMemory(0, Rows * (Layout?.DenseWidth ?? 0));

    /// <summary><see cref="Ids"/> as memory, which the next rows overwrite.</summary>
    public ReadOnlyMemory<int> IdMemory => _ids.AsMemory(0, Rows * (Layout?.IdWidth ?? 0));

    /// <summary><see cref="Labels"/> as memory, which the next rows overwrite.</summary>
    public ReadOnlyMemory<float> LabelMemory => _labels.AsMemory(0, HasLabels ? Rows : 0);

    /// <summary>Whether labels were read for the rows.</summary>
    public bool HasLabels { get; private set; }

    /// <summary><see cref="Weights"/> as memory, which the next rows overwrite.</summary>
    public ReadOnlyMemory<float> WeightMemory => _weights.AsMemory(0, HasWeights ? Rows : 0);

    /// <summary>Whether weights were read for the rows.</summary>
    public bool HasWeights { get; private set; }

    /// <summary>The ids of a sparse feature.</summary>
    /// <param name="index">Which of the sparse features, as <see cref="FeatureLayout.GroupOffset"/> tells.</param>
    public SparseIds Sparse(int index) => _sparse[index];

    /// <summary>The number of a feature that has one.</summary>
    /// <param name="feature">The feature's position in the definition.</param>
    /// <param name="row">The row, from 0.</param>
    public float NumberOf(int feature, int row) => NumbersOf(feature, row)[0];

    /// <summary>The numbers of a feature, of quantities and indicators.</summary>
    /// <param name="feature">The feature's position in the definition.</param>
    /// <param name="row">The row, from 0.</param>
    public ReadOnlySpan<float> NumbersOf(int feature, int row) =>
        Dense.Slice((row * Layout!.DenseWidth) + Layout.GroupOffset(feature), Layout[feature].Width);

    /// <summary>The id of a feature that has one.</summary>
    /// <param name="feature">The feature's position in the definition.</param>
    /// <param name="row">The row, from 0.</param>
    public int IdOf(int feature, int row) => IdsOf(feature, row)[0];

    /// <summary>The ids of a feature, as many as it has in each row, or any number of them where they are sparse.</summary>
    /// <param name="feature">The feature's position in the definition.</param>
    /// <param name="row">The row, from 0.</param>
    public ReadOnlySpan<int> IdsOf(int feature, int row) => Layout![feature].Group == FeatureGroup.Sparse
        ? Sparse(Layout.GroupOffset(feature))[row]
        : Ids.Slice((row * Layout.IdWidth) + Layout.GroupOffset(feature), Layout[feature].Width);

    /// <summary>Empties it and makes room.</summary>
    internal void Begin(FeatureLayout layout, int rows)
    {
        (Layout, Rows) = (layout, rows);
        (HasLabels, HasWeights, Keys) = (false, false, []);
        Reserve(ref _dense, checked(rows * layout.DenseWidth));
        Reserve(ref _ids, checked(rows * layout.IdWidth));
        if (_sparse.Length != layout.SparseCount)
            _sparse = [.. Enumerable.Range(0, layout.SparseCount).Select(static _ => new SparseIds())];
        foreach (SparseIds ids in _sparse)
            ids.Clear();
    }

    /// <summary>The floats, to be written.</summary>
    internal Span<float> DenseBuffer => _dense.AsSpan(0, Dense.Length);

    /// <summary>The ids, to be written.</summary>
    internal Span<int> IdBuffer => _ids.AsSpan(0, Ids.Length);

    /// <summary>Room for a label a row, to be written.</summary>
    internal Span<float> BeginLabels()
    {
        HasLabels = true;
        return Reserve(ref _labels, Rows);
    }

    /// <summary>Room for a weight a row, to be written.</summary>
    internal Span<float> BeginWeights()
    {
        HasWeights = true;
        return Reserve(ref _weights, Rows);
    }

    /// <summary>Takes the columns of the row key, which stay another one's.</summary>
    internal void SetKeys(ImmutableArray<Column> keys) => Keys = keys;

    private static Span<T> Reserve<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = new T[Math.Max(length, Math.Min(Array.MaxLength, 2 * (long)buffer.Length))];
        return buffer.AsSpan(0, length);
    }
}
