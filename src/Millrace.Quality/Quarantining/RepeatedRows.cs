using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Decides which rows repeat a key: row by row in their order, by all keys at once, for the key of a row that is set apart is free for a later one. One key
/// alone is told from sorted files; of several, those of rows that have one in common with another row stand in memory, 16 bytes each and what a set needs.
/// </summary>
/// <param name="keys">The keys, each with its column's place in the schema.</param>
/// <param name="others">The other tests.</param>
/// <param name="createFolder">Makes a folder for files that do not outlive the work.</param>
internal sealed class RepeatedRows(ImmutableArray<(int Column, UniqueExpectation Unique)> keys, ImmutableArray<RowTest> others, Func<string> createFolder)
{
    private readonly RowSet _candidates = new();
    private readonly RowMarks _marks = new();
    private readonly RowSet[] _repeats = [.. keys.Select(static _ => new RowSet())];
    private readonly HashSet<UInt128>[] _kept = [.. keys.Select(static _ => new HashSet<UInt128>())];

    /// <summary>The rows that repeat each of the keys.</summary>
    public async Task<ImmutableArray<RowSet>> FindAsync<T>(Dataset<T> rows, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        if (keys.IsEmpty)
            return [];
        if (keys.Length == 1)
        {
            await LookAsync(rows, (row, _) => _repeats[0].Add(row), cancellation).ConfigureAwait(false);
            return [.. _repeats];
        }

        // All rows that have a key in common with another one, the first of them as well.
        await LookAsync(rows, AddBoth, cancellation).ConfigureAwait(false);
        long firstRow = 0;
        await foreach (Batch<T> batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            Decide(batch, firstRow);
            firstRow += batch.Count;
        }

        return [.. _repeats];

        void AddBoth(long row, long first)
        {
            _candidates.Add(first);
            _candidates.Add(row);
        }
    }

    private async Task LookAsync<T>(Dataset<T> rows, Action<long, long> repeated, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        UniqueCheck[] checks = [];
        try
        {
            long firstRow = 0;
            await foreach (Batch<T> batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
            {
                cancellation.ThrowIfCancellationRequested();
                if (checks.Length == 0)
                    checks = [.. keys.Select(key => CheckOf(batch.Columns[key.Column], key.Unique, repeated))];
                _marks.Reset(batch.Count);
                foreach (RowTest other in others)
                {
                    other.Look(batch, firstRow);
                    other.Marks.AddTo(_marks);
                }

                for (int i = 0; i < checks.Length; i++)
                    checks[i].Add(batch.Columns[keys[i].Column], firstRow);
                firstRow += batch.Count;
            }

            foreach (UniqueCheck check in checks)
                _ = check.Report();
        }
        finally
        {
            foreach (UniqueCheck check in checks)
                check.Dispose();
        }
    }

    private UniqueCheck CheckOf(Column values, UniqueExpectation unique, Action<long, long> repeated) => new(values.Info, unique, ColumnKeys.Of(values), createFolder)
    {
        Skipped = _marks,
        Repeated = repeated,
    };

    private void Decide(Batch batch, long firstRow)
    {
        _marks.Reset(batch.Count);
        _candidates.Mark(firstRow, batch.Count, _marks);
        if (_marks.IsEmpty)
            return;
        Column[] columns = [.. keys.Select(key => batch.Columns[key.Column])];
        UInt128[][] values = [.. columns.Select(static column => ColumnKeys.Of(column).Read(column).ToArray())];
        for (int row = 0; row < batch.Count; row++)
        {
            if (!_marks.Contains(row))
                continue;
            bool isKept = true;
            for (int key = 0; key < columns.Length; key++)
            {
                if (columns[key].IsMissing(row) || !_kept[key].Contains(values[key][row]))
                    continue;
                _repeats[key].Add(firstRow + row);
                isKept = false;
            }

            for (int key = 0; isKept && key < columns.Length; key++)
            {
                if (!columns[key].IsMissing(row))
                    _kept[key].Add(values[key][row]);
            }
        }
    }
}
