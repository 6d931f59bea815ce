using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Sets rows apart that fail a test, in one pass, batch by batch.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="tests">The tests.</param>
internal sealed class RowQuarantine<T>(ImmutableArray<RowTest> tests)
    where T : struct, ISchema<T>
{
    private readonly List<int> _kept = [];
    private readonly List<int> _broken = [];

    public async Task<QuarantinedRows<T>> RunAsync(Dataset<T> rows, StepContext step, CancellationToken cancellation)
    {
        DatasetWriter<T> valid = step.CreateDataset<T>();
        await using var _1 = valid.ConfigureAwait(false);
        DatasetWriter<T> quarantined = step.CreateDataset<T>();
        await using var _2 = quarantined.ConfigureAwait(false);
        DatasetWriter<QuarantineReason> reasons = step.CreateDataset<QuarantineReason>();
        await using var _3 = reasons.ConfigureAwait(false);
        long firstRow = 0;
        await foreach (Batch<T> batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            Part(batch, firstRow);
            if (_broken.Count == 0)
            {
                await valid.AddAsync(batch, cancellation).ConfigureAwait(false);
            }
            else
            {
                await valid.AddAsync(batch, _kept.ToArray(), cancellation).ConfigureAwait(false);
                await quarantined.AddAsync(batch, _broken.ToArray(), cancellation).ConfigureAwait(false);
                foreach (int row in _broken)
                    await reasons.AddAsync(Reason(batch, row, firstRow), cancellation).ConfigureAwait(false);
            }

            firstRow += batch.Count;
            step.ReportProgress(firstRow, rows.RowCount, "rows");
        }

        return new QuarantinedRows<T>(
            await valid.CompleteAsync(cancellation).ConfigureAwait(false),
            await quarantined.CompleteAsync(cancellation).ConfigureAwait(false),
            await reasons.CompleteAsync(cancellation).ConfigureAwait(false));
    }

    private void Part(Batch<T> batch, long firstRow)
    {
        foreach (RowTest test in tests)
            test.Look(batch, firstRow);
        _kept.Clear();
        _broken.Clear();
        for (int row = 0; row < batch.Count; row++)
            (Fails(row) ? _broken : _kept).Add(row);
    }

    private bool Fails(int row)
    {
        foreach (RowTest test in tests)
        {
            if (test.Marks.Contains(row))
                return true;
        }

        return false;
    }

    private QuarantineReason Reason(Batch<T> batch, int row, long firstRow)
    {
        RowTest[] failed = [.. tests.Where(test => test.Marks.Contains(row))];
        string columns = string.Join(", ", failed.Select(static test => test.Column).OfType<string>().Distinct());
        return new QuarantineReason
        {
            Position = firstRow + row,
            Column = columns.Length == 0 ? null : columns,
            Expectation = string.Join(", ", failed.Select(static test => test.Column is null ? test.Attribute : Sentence.Of(test.Attribute))),
            Reason = string.Join(' ', failed.Select(test => test.Reason(batch, row))),
        };
    }
}
