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

        if (plan.Options.Label is { } label)
            _all.TellTo(first.Collected.HoldAgainst(label));
        foreach ((Slice slice, CollectedStatistics collected) in _all.TakeSlices())
            first.Collected.Slices.Add(slice, collected);
        return first with
        {
            Statistics = first.Statistics with
            {
                LabelColumn = plan.Options.Label,
                NotKnown = NotKnown.Of(plan.Options, plan.Schema),
                Columns = [.. first.Statistics.Columns.Select(_all.Complete)],
                Slices = first.Collected.Slices.Describe(plan.Options, mask: true),
            },
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _all?.Dispose();
}
