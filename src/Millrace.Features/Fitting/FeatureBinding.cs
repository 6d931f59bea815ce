using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// The code that computes fitted features from batches of one schema. Made once a schema; immutable but for what each thread keeps for its next rows.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as fitted features do, whom nobody disposes; what threads keep goes with it.")]
internal sealed class FeatureBinding
{
    private readonly FlowContext _context;
    private readonly ImmutableArray<PlacedWriter> _writers;
    private readonly FeatureLayout _layout;

    // A thread that computes row after row finds what worked on its batch of one row last, and makes nothing anew.
    private readonly ThreadLocal<FeatureWork?> _spare = new();

    /// <param name="fitted">The features.</param>
    /// <param name="batch">A batch like those that will come.</param>
    /// <param name="counts">Whether rows are counted too.</param>
    public FeatureBinding(FittedSet fitted, Batch batch, bool counts = false)
    {
        Schema = batch.Schema;
        _layout = fitted.Layout;
        _context = new FlowContext(fitted.Definition, batch);
        _writers = [.. fitted.Features.SelectMany((feature, i) => Writers(feature, fitted.Layout.GroupOffset(i), [.. fitted.Definition.SourcesOf(i).Select(source => _context.Sources[source])]))];
        Counting = counts ? new CountingFlows(fitted, _context) : null;
    }

    public SchemaInfo Schema { get; }

    /// <summary>What counts rows; null where they are not counted.</summary>
    public CountingFlows? Counting { get; }

    /// <summary>Makes what works on batches, for one thread at a time.</summary>
    public FeatureWork CreateWork() => new(_context.Definition, _context.Slots);

    /// <summary>Computes all rows of a batch.</summary>
    public void Encode(Batch batch, Span<float> destination, int stride)
    {
        FeatureWork work = Begin(batch);
        Encode(work, destination, stride);
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
    public void Encode(FeatureWork work, Span<float> destination, int stride)
    {
        int rows = work.Batch!.Count;
        for (int first = 0; first < rows; first += NumberFlow.Block)
        {
            int count = Math.Min(NumberFlow.Block, rows - first);
            Span<float> block = destination[(first * stride)..];
            foreach (PlacedWriter placed in _writers)
                placed.Writer.Write(work, first, count, block[placed.Offset..], stride);
        }
    }

    /// <summary>Computes all rows of a batch that has begun into the buffers of each group.</summary>
    public void Encode(FeatureWork work, FeatureBlock destination)
    {
        int rows = work.Batch!.Count, floats = _layout.DenseWidth, ids = _layout.IdWidth;
        for (int first = 0; first < rows; first += NumberFlow.Block)
        {
            int count = Math.Min(NumberFlow.Block, rows - first);
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

    private IEnumerable<PlacedWriter> Writers(FittedFeature feature, int place, ImmutableArray<FeatureFlow> lanes)
    {
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
