using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>The second pass over the rows of a dataset, stretch by stretch.</summary>
/// <param name="plan">What is asked.</param>
/// <param name="createBatch">Makes a batch without rows.</param>
internal sealed class RequestedWork(RequestedPlan plan, Func<Batch> createBatch) : IStretchWork<RequestedPart>, IDisposable
{
    private RequestedPart? _all;

    public RequestedPart Begin(Batch shape, int stretch) => new(plan, shape, createBatch(), stretch);

    public void Add(RequestedPart part, Batch rows, long first) => part.Add(rows, first);

    public void End(RequestedPart part)
    {
    }

    public void Join(RequestedPart part)
    {
        if (_all is null)
            _all = part;
        else
            _all.Merge(part);
    }

    public void Drop(RequestedPart part) => part.Dispose();

    /// <summary>What the first pass has found, with what the second has.</summary>
    public ScanResult Complete(ScanResult first)
    {
        if (_all is null)
        {
            using Batch shape = createBatch();
            _all = Begin(shape, 0);
        }

        StatisticsOptions options = plan.Options;
        CollectedStatistics collected = first.Collected;
        Tell(collected, _all.Columns);
        var asked = new Dictionary<Slice, RequestedColumns>();
        foreach ((Slice slice, SlicePart part) in _all.TakeSlices())
        {
            Tell(part.Collected, part.Columns);
            collected.Slices.Add(slice, part.Collected);
            asked.Add(slice, part.Columns);
        }

        DatasetStatistics statistics = _all.Columns.Complete(first.Statistics) with
        {
            LabelColumn = options.Label,
            NotKnown = NotKnown.Of(options, plan.Schema),
            Slices =
            [
                .. collected.Slices.Describe(options, mask: true).Select(slice => slice with
                {
                    Statistics = asked[new Slice(slice.Column, slice.Value, slice.IsOthers)].Complete(slice.Statistics),
                }),
            ],
        };
        foreach (RequestedColumns columns in asked.Values)
            columns.LetGo();
        return first with { Statistics = statistics };
    }

    /// <inheritdoc/>
    public void Dispose() => _all?.Dispose();

    private void Tell(CollectedStatistics collected, RequestedColumns columns)
    {
        if (plan.Options.Label is { } label)
            columns.TellTo(collected.HoldAgainst(label));
    }
}
