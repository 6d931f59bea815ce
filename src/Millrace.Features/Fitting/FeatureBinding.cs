using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// The code that computes fitted features from batches of one schema: what was generated for the set, or flows where nothing was or a column has another type.
/// Made once a schema; immutable but for what each thread keeps for its next rows.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as fitted features do, whom nobody disposes; what threads keep goes with it.")]
internal sealed class FeatureBinding
{
    private const int OnTheWay = 4096;
    private const int LeastBlock = 32;

    private readonly FlowContext _context;
    private readonly RowCode? _code;
    private readonly bool _isInput;
    private readonly ImmutableArray<PlacedWriter> _writers;
    private readonly FeatureLayout _layout;
    private readonly int _block;

    // A batch that comes again, as the one of a single row does, makes no new view; a view lives as long as its batch.
    private readonly ConditionalWeakTable<Batch, Batch> _views = [];

    // A thread that computes row after row finds what worked on its batch of one row last, and makes nothing anew.
    private readonly ThreadLocal<FeatureWork?> _spare = new();

    /// <param name="fitted">The features.</param>
    /// <param name="batch">A batch like those that will come.</param>
    /// <param name="counts">Whether rows are counted too.</param>
    public FeatureBinding(FittedSet fitted, Batch batch, bool counts = false)
    {
        Schema = batch.Schema;
        _layout = fitted.Layout;
        _context = new FlowContext(fitted.Definition, batch, fitted.Code?.Stages.Slots ?? 0);
        _code = fitted.Code is { } code && code.Takes(batch) ? code : null;
        _isInput = _code?.IsInput(batch) ?? false;
        _writers = _code is null ? [.. fitted.Features.SelectMany((feature, i) => Writers(fitted, feature, i))] : [];

        // What a feature of many numbers is computed by on the way stays in a near cache too, as long as blocks are worth their calls.
        _block = Math.Clamp(OnTheWay / fitted.Features.Max(static feature => feature.MostLanes), LeastBlock, NumberFlow.Block);
        Counting = counts ? new CountingFlows(fitted, _context) : null;
    }

    public SchemaInfo Schema { get; }

    /// <summary>What counts rows; null where they are not counted.</summary>
    public CountingFlows? Counting { get; }

    /// <summary>Makes what works on batches, for one thread at a time.</summary>
    public FeatureWork CreateWork() => new(_context.Definition, _context.Slots);

    /// <summary>Computes all rows of a batch.</summary>
    public void Encode(Batch batch, Span<float> destination)
    {
        FeatureWork work = Begin(batch);
        Encode(work, destination);
        End(work);
    }

    /// <summary>Computes all rows of a batch into the buffers of each group.</summary>
    public void Encode(Batch batch, FeatureBlock destination)
    {
        FeatureWork work = Begin(batch);
        Encode(work, destination);
        End(work);
    }

    /// <summary>Computes all rows of a batch that has begun, so many at a time that what they become stays in the nearest cache.</summary>
    public void Encode(FeatureWork work, Span<float> destination)
    {
        Batch? view = ViewOf(work.Batch!);
        int stride = _layout.Width, rows = work.Batch!.Count, block = view is null ? NumberFlow.Block : _block;
        for (int first = 0; first < rows; first += block)
        {
            int count = Math.Min(block, rows - first);
            Span<float> target = destination[(first * stride)..];
            if (view is null)
            {
                foreach (PlacedWriter placed in _writers)
                    placed.Writer.Write(work, first, count, target[placed.Offset..], stride);
            }
            else
            {
                _code!.Compute(view, new FeatureRows(_code.Stages, work, (first, count), new RowTarget(target)));
            }
        }
    }

    /// <summary>Computes all rows of a batch that has begun into the buffers of each group.</summary>
    public void Encode(FeatureWork work, FeatureBlock destination)
    {
        Batch? view = ViewOf(work.Batch!);
        int rows = work.Batch!.Count, block = view is null ? NumberFlow.Block : _block;
        for (int first = 0; first < rows; first += block)
        {
            int count = Math.Min(block, rows - first);
            if (view is null)
                Write(work, first, count, destination);
            else
                _code!.Compute(view, new FeatureRows(_code.Stages, work, (first, count), new RowTarget(destination, first)));
        }
    }

    private void Write(FeatureWork work, int first, int count, FeatureBlock destination)
    {
        int floats = _layout.DenseWidth, ids = _layout.IdWidth;
        foreach (PlacedWriter placed in _writers)
        {
            if (placed.Writer is IdWriter writer)
                writer.WriteIds(work, first, count, destination.IdBuffer[((first * ids) + placed.GroupOffset)..], ids);
            else if (placed.Writer is SparseWriter sparse)
                sparse.WriteIds(work, first, count, destination.Sparse(placed.GroupOffset));
            else
                placed.Writer.Write(work, first, count, destination.DenseBuffer[((first * floats) + placed.GroupOffset)..], floats);
        }
    }

    private Batch? ViewOf(Batch batch)
    {
        if (_code is null || _isInput)
            return _code is null ? null : batch;
        return _views.TryGetValue(batch, out Batch? view) ? view : _views.GetValue(batch, _code.ViewOf);
    }

    private FeatureWork Begin(Batch batch)
    {
        FeatureWork work = _spare.Value ?? CreateWork();
        _spare.Value = null;
        work.Begin(batch);
        return work;
    }

    private void End(FeatureWork work)
    {
        work.End();
        _spare.Value = work;
    }

    private IEnumerable<PlacedWriter> Writers(FittedSet fitted, FittedFeature feature, int index)
    {
        int place = fitted.Layout.GroupOffset(index);
        ImmutableArray<FeatureFlow> lanes = [.. fitted.Definition.SourcesOf(index).Select(source => _context.Sources[source])];
        foreach (FittedStage stage in feature.Stages)
            lanes = stage.Bind(lanes, _context);
        if (lanes.Length > 1 && lanes[0] is SparseFlow)
            throw new FeatureDefinitionException($"Feature \"{feature.Info.Name}\" has sparse ids of {lanes.Length} columns: give each a feature of its own.");
        float missing = feature.Info.Stages[^1].KeepsMissing ? float.NaN : 0;
        int width = feature.Slot.Width / lanes.Length;
        return lanes.Select((lane, i) => new PlacedWriter(FeatureWriter.Of(lane, width, missing), feature.Slot.Offset + (i * width), place + (i * width)));
    }

    private readonly record struct PlacedWriter(FeatureWriter Writer, int Offset, int GroupOffset);
}
