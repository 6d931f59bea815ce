using System.ComponentModel;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Where generated code writes the features of some rows, a single one or a block of a batch, with memory for what it computes on the way: lanes, one after the
/// other, each one value a row. Features are counted from 0.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct FeatureRows
{
    private readonly RowStages _stages;
    private readonly RowWork _work;
    private readonly FeatureWork? _batch;
    private readonly FeatureBlock? _block;
    private readonly Span<float> _floats;
    private readonly Span<int> _ids;

    /// <summary>A single row.</summary>
    internal FeatureRows(RowStages stages, RowWork work, RowTarget target)
    {
        (_stages, _work, _block, Count) = (stages, work, target.Block, 1);
        _floats = target.Floats;
        _ids = target.Ids;
    }

    /// <summary>A block of a batch.</summary>
    internal FeatureRows(RowStages stages, FeatureWork batch, (int First, int Count) rows, RowTarget target)
    {
        (_stages, _work, _batch, _block, First, Count) = (stages, batch.Rows, batch, target.Block, rows.First, rows.Count);
        _floats = target.Floats;
        _ids = target.Ids;
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>The first row's place in its batch.</summary>
    internal int First { get; }

    /// <summary>Where the columns that methods compute begin among the sources.</summary>
    private int ComputedPlace => _stages.Fitted.Definition.StoredCount;

    private int Stride => _block is null ? _stages.Fitted.Layout.Width : _stages.Fitted.Layout.DenseWidth;

    /// <summary>Memory for numbers of the feature that comes next, which holds anything.</summary>
    /// <param name="count">How many lanes.</param>
    public Span<double> Lanes(int count) => _work.Numbers.Take(count * Count);

    /// <summary>Memory for ids of the feature that comes next, which holds anything.</summary>
    /// <param name="count">How many lanes.</param>
    public Span<int> IdLanes(int count) => _work.Ids.Take(count * Count);

    /// <summary>Memory for dates and times of the feature that comes next, which holds anything.</summary>
    /// <param name="count">How many lanes.</param>
    public Span<long> TimeLanes(int count) => _work.Times.Take(count * Count);

    /// <summary>Memory for values that are put together, row by row, which holds anything.</summary>
    /// <param name="length">How many bytes a row.</param>
    public Span<byte> Parts(int length) => _work.Parts.Take(length * Count);

    /// <summary>One lane.</summary>
    /// <typeparam name="T">The type of a value.</typeparam>
    /// <param name="lanes">All lanes.</param>
    /// <param name="lane">Which, from 0.</param>
    public Span<T> Lane<T>(Span<T> lanes, int lane) => lanes.Slice(lane * Count, Count);

    /// <summary>Some lanes side by side.</summary>
    /// <typeparam name="T">The type of a value.</typeparam>
    /// <param name="lanes">All lanes.</param>
    /// <param name="first">The first, from 0.</param>
    /// <param name="count">How many.</param>
    public Span<T> Slice<T>(Span<T> lanes, int first, int count) => lanes.Slice(first * Count, count * Count);

    /// <summary>How many lanes there are.</summary>
    /// <typeparam name="T">The type of a value.</typeparam>
    /// <param name="lanes">All lanes.</param>
    public int CountOf<T>(Span<T> lanes) => lanes.Length / Count;

    /// <summary>An empty batch of the rows that methods marked <see cref="ComputedAttribute"/> take, for the columns that they read of a single row.</summary>
    public Batch BeginComputed() => _work.Computed!.Row;

    /// <summary>Calls the methods for the row.</summary>
    /// <exception cref="FeatureMethodException">A method has thrown an exception.</exception>
    public void Compute() => _work.Computed!.Fill();

    /// <summary>The column that a method has computed: of the batch, or of the single row.</summary>
    /// <param name="index">Which of the methods whose columns features read, from 0.</param>
    public Column Computed(int index) => _batch is null ? _work.Computed![index] : _batch.Columns[ComputedPlace + index];

    /// <summary>Writes a feature of quantities.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="lanes">Its numbers; NaN is missing.</param>
    public void Numbers(int feature, ReadOnlySpan<double> lanes)
    {
        RowPlace place = _stages.Places[feature];
        int stride = Stride, start = PlaceOf(place);
        for (int from = 0; from < lanes.Length; from += Count, start++)
        {
            ReadOnlySpan<double> lane = lanes.Slice(from, Count);
            for (int i = 0, position = start; i < lane.Length; i++, position += stride)
            {
                float value = (float)lane[i];
                _floats[position] = float.IsNaN(value) ? place.Missing : value;
            }
        }

        _work.Clear();
    }

    /// <summary>Writes a feature of ids.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="ids">Its ids.</param>
    public void Ids(int feature, ReadOnlySpan<int> ids)
    {
        RowPlace place = _stages.Places[feature];
        int stride = _block is null ? Stride : _stages.Fitted.Layout.IdWidth, start = PlaceOf(place);
        for (int from = 0; from < ids.Length; from += Count, start++)
        {
            ReadOnlySpan<int> lane = ids.Slice(from, Count);
            if (_block is null)
            {
                for (int i = 0, position = start; i < lane.Length; i++, position += stride)
                    _floats[position] = lane[i];
            }
            else
            {
                for (int i = 0, position = start; i < lane.Length; i++, position += stride)
                    _ids[position] = lane[i];
            }
        }

        _work.Clear();
    }

    /// <summary>Writes a feature of indicators.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="ids">The id of each column that is shown; none where it is below 0.</param>
    public void Indicators(int feature, ReadOnlySpan<int> ids)
    {
        int lanes = ids.Length / Count;
        for (int i = 0; i < ids.Length; i++)
        {
            Span<float> destination = IndicatorPlace(feature, i / Count, lanes, i % Count);
            destination.Clear();
            if (ids[i] >= 0)
                destination[ids[i]] = 1;
        }

        _work.Clear();
    }

    /// <summary>The place of the indicators of one column, to be written.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="lane">Which column, from 0.</param>
    /// <param name="lanes">How many there are.</param>
    /// <param name="row">Which row, from 0.</param>
    public Span<float> IndicatorPlace(int feature, int lane, int lanes, int row = 0)
    {
        RowPlace place = _stages.Places[feature];
        int width = place.Width / lanes;
        return _floats.Slice((row * Stride) + PlaceOf(place) + (lane * width), width);
    }

    /// <summary>The place of sparse ids.</summary>
    /// <param name="feature">The feature.</param>
    public SparseIds Sparse(int feature) => _block!.Sparse(_stages.Places[feature].Group);

    /// <summary>The ids of the codes of a batch's texts as far as they are known.</summary>
    internal Span<int> IdsOfCodes(int slot, int entries) => _batch!.IdsOfCodes(slot, entries);

    private int PlaceOf(RowPlace place) => _block is null ? place.Vector : place.Group;
}
