using Millrace.Data;

namespace Millrace.Benchmarks.Training;

/// <summary>Made-up points: what lies inside is a noisy function of a few of their numbers. The same for the same seed.</summary>
public static class Points
{
    /// <summary>Numbers of a point.</summary>
    public const int Width = 32;

    /// <summary>Writes points as a dataset of Parquet files and opens it.</summary>
    /// <param name="folder">Where; it is made.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">Which.</param>
    public static async Task<Dataset<Point>> WriteAsync(string folder, int count, int seed)
    {
        const int batchRows = 1 << 16;
        Directory.CreateDirectory(folder);
        await using var writer = new DatasetWriter<Point>(folder);
        var random = new Random(seed);
        var batch = new Point.Batch(batchRows);
        for (int done = 0; done < count; done += batchRows)
        {
            batch.Clear();
            for (int row = 0; row < Math.Min(batchRows, count - done); row++)
                batch.Add(Next(random));
            await writer.AddAsync(batch, CancellationToken.None).ConfigureAwait(false);
        }

        return await writer.CompleteAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private static Point Next(Random random)
    {
        var point = new Point
        {
            X0 = random.NextSingle(), X1 = random.NextSingle(), X2 = random.NextSingle(), X3 = random.NextSingle(),
            X4 = random.NextSingle(), X5 = random.NextSingle(), X6 = random.NextSingle(), X7 = random.NextSingle(),
            X8 = random.NextSingle(), X9 = random.NextSingle(), X10 = random.NextSingle(), X11 = random.NextSingle(),
            X12 = random.NextSingle(), X13 = random.NextSingle(), X14 = random.NextSingle(), X15 = random.NextSingle(),
            X16 = random.NextSingle(), X17 = random.NextSingle(), X18 = random.NextSingle(), X19 = random.NextSingle(),
            X20 = random.NextSingle(), X21 = random.NextSingle(), X22 = random.NextSingle(), X23 = random.NextSingle(),
            X24 = random.NextSingle(), X25 = random.NextSingle(), X26 = random.NextSingle(), X27 = random.NextSingle(),
            X28 = random.NextSingle(), X29 = random.NextSingle(), X30 = random.NextSingle(), X31 = random.NextSingle(),
        };
        float score = (point.X0 * point.X1) + point.X2 - (point.X3 * point.X3) + random.NextSingle();
        return point with { Inside = score > 0.6f ? 1 : 0 };
    }
}
