namespace Millrace.Benchmarks.Data;

/// <summary>A run of the table's rows as plain arrays, in the shapes that rivals take.</summary>
internal sealed class ReadingColumns
{
    public ReadingColumns(long start, int count)
    {
        Id = new long[count];
        Amount = new double[count];
        Score = new float[count];
        Station = new string[count];
        Rate = new double?[count];
        TakenAt = new DateTime[count];
        for (int i = 0; i < count; i++)
        {
            Reading row = Readings.At(start + i);
            (Id[i], Amount[i], Score[i], Station[i], Rate[i], TakenAt[i]) = (row.Id, row.Amount, row.Score, row.Station, row.Rate, row.TakenAt);
        }

        StationText = [.. Station.Select(static text => text.AsMemory())];
        RateLevels = [.. Rate.Select(static rate => rate is null ? 0 : 1)];
        RateDefinitions = [.. RateLevels.Select(static level => (short)level)];
        RatePresent = [.. Rate.Where(static rate => rate is not null).Select(static rate => rate!.Value)];
    }

    public long[] Id { get; }

    public double[] Amount { get; }

    public float[] Score { get; }

    public string[] Station { get; }

    public ReadOnlyMemory<char>[] StationText { get; }

    public double?[] Rate { get; }

    public double[] RatePresent { get; }

    public int[] RateLevels { get; }

    public short[] RateDefinitions { get; }

    public DateTime[] TakenAt { get; }
}
