using System.Runtime.InteropServices;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Parts rows by their time.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="time">Which column tells it.</param>
/// <param name="missing">Where rows go that have none.</param>
internal sealed class TimeParts<T>(RowTime<T> time, MissingTime missing)
    where T : struct, ISchema<T>
{
    /// <summary>The part of each row.</summary>
    public void Part(Batch<T> batch, long firstRow, TimeCuts cuts, Span<byte> parts)
    {
        Column column = batch.Columns[time.Column.Index];
        for (int row = 0; row < parts.Length; row++)
            parts[row] = column.IsMissing(row) ? PartOfMissing(firstRow + row) : cuts.PartOf(RowTime<T>.Read(column, row));
    }

    /// <summary>The cuts by shares. Holds eight bytes a row while it looks for them.</summary>
    public async Task<TimeCuts> FindCutsAsync(Dataset<T> rows, Shares shares, CancellationToken cancellation)
    {
        var times = new List<long>();
        long first = 0;
        await foreach (Batch<T> batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            Column column = batch.Columns[time.Column.Index];
            for (int row = 0; row < batch.Count; row++)
            {
                if (!column.IsMissing(row))
                    times.Add(RowTime<T>.Read(column, row));
                else
                    PartOfMissing(first + row);
            }

            first += batch.Count;
        }

        return TimeCuts.Of(CollectionsMarshal.AsSpan(times), shares);
    }

    private byte PartOfMissing(long row) => missing switch
    {
        MissingTime.Train => Shares.TrainPart,
        MissingTime.Tune => Shares.TunePart,
        MissingTime.Test => Shares.TestPart,
        _ => throw new DataException(FormattableString.Invariant(
            $"Row {row + 1} has no time in column \"{time.Column.Info.Name}\" of {T.Schema.Name}: ")
            + "say where such rows go (train, tune or test), or filter them out."),
    };
}
