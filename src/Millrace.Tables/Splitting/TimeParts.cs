using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Parts rows by their time.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="time">Which column tells it.</param>
/// <param name="missing">Where rows go that have none.</param>
/// <param name="options">How rows are read, and how many times are held while cuts are looked for.</param>
internal sealed class TimeParts<T>(RowTime<T> time, MissingTime missing, TableOptions options)
    where T : struct, ISchema<T>
{
    private const int MostHeld = 1 << 21;

    // A list that has just doubled beside the one that it grew out of, and a copy of all in the end.
    private const int BytesOfTime = 4 * sizeof(long);

    /// <summary>The part of each row.</summary>
    public void Part(Batch<T> batch, long firstRow, TimeCuts cuts, Span<byte> parts)
    {
        Column column = batch.Columns[time.Column.Index];
        for (int row = 0; row < parts.Length; row++)
            parts[row] = column.IsMissing(row) ? PartOfMissing(firstRow + row) : cuts.PartOf(RowTime<T>.Read(column, row));
    }

    /// <summary>The cuts by shares. Reads the times alone: once where there are few, and a few times more where there are more than are held.</summary>
    public async Task<TimeCuts> FindCutsAsync(Dataset<T> rows, Shares shares, CancellationToken cancellation)
    {
        var held = new HeldTimes((int)Math.Min(MostHeld, options.MemoryBudget / BytesOfTime));
        await VisitAsync(rows, held.Add, cancellation).ConfigureAwait(false);
        TimeCuts places = TimeCuts.PlacesOf(held.Count, shares);
        if (held.Sort() is { IsEmpty: false } times)
            return places.At(place => times.Span[(int)place]);

        var brackets = new Dictionary<long, TimeBracket>();
        foreach (long? place in (long?[])[places.TuneFrom, places.TestFrom])
        {
            if (place is { } at)
                brackets[at] = new TimeBracket(held.Least, held.Most, at);
        }

        while (brackets.Values.Where(static bracket => !bracket.IsFound).ToArray() is { Length: > 0 } open)
        {
            Array.ForEach(open, static bracket => bracket.Begin());
            await VisitAsync(rows, times => Array.ForEach(open, bracket => bracket.Add(times.Span)), cancellation).ConfigureAwait(false);
            Array.ForEach(open, static bracket => bracket.Narrow());
        }

        return places.At(place => brackets[place].Time);
    }

    private async Task VisitAsync(Dataset<T> rows, Action<ReadOnlyMemory<long>> visit, CancellationToken cancellation)
    {
        long[] times = [];
        long first = 0;
        await foreach (Batch batch in rows.ReadColumnsAsync([time.Column.Index], options.Reading, cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            Column column = batch.Columns[0];
            if (times.Length < column.Count)
                times = new long[column.Count];
            int count = 0;
            for (int row = 0; row < column.Count; row++)
            {
                if (!column.IsMissing(row))
                    times[count++] = RowTime<T>.Read(column, row);
                else
                    PartOfMissing(first + row);
            }

            visit(times.AsMemory(0, count));
            first += column.Count;
        }
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
