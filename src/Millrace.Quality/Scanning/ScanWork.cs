using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>The first pass over the rows of a dataset, stretch by stretch.</summary>
/// <param name="schema">The rows' schema.</param>
/// <param name="request">What is asked.</param>
internal sealed class ScanWork(SchemaInfo schema, ScanRequest request) : IStretchWork<ScanPart>, IDisposable
{
    private ScanPart? _all;

    /// <summary>All rows that have been joined; null before the first.</summary>
    public ScanPart? All => _all;

    public ScanPart Begin(Batch shape, int stretch) => new(
        new CollectedStatistics(schema.Name, shape.Columns, (ulong)stretch + 1) { WeightColumn = request.Options.Weight },
        request.WithExpectations ? new CheckedRows(schema, shape.Columns, request) : null,
        RowWeights.Of(schema, request.Options.Weight));

    public void Add(ScanPart part, Batch rows, long first) => part.Add(rows, first);

    public void End(ScanPart part)
    {
    }

    public void Join(ScanPart part)
    {
        if (_all is null)
            _all = part;
        else
            _all.Merge(part);
        request.Progress?.Invoke(_all.Collected.Rows.Count);
    }

    public void Drop(ScanPart part)
    {
        using (part)
            part.Collected.LetGo();
    }

    /// <summary>What was found.</summary>
    /// <param name="shape">A batch without rows, for where none came.</param>
    public ScanResult Result(Batch shape)
    {
        ScanPart all = _all ??= Begin(shape, 0);
        CollectedStatistics collected = all.Collected;
        return new ScanResult(
            collected.Summary(request.Options),
            all.Checks?.ReportColumns() ?? [.. schema.Columns.Select(static _ => ImmutableArray<ExpectationReport>.Empty)],
            all.Checks?.ReportRows(collected.Rows.Count) ?? [],
            collected);
    }

    /// <inheritdoc/>
    public void Dispose() => _all?.Dispose();
}
