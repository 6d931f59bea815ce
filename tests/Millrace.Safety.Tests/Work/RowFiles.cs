using Millrace.Data;

namespace Millrace.Safety.Tests.Work;

/// <summary>Writes rows as one Parquet file and as a dataset, and says how both ended.</summary>
internal static class RowFiles
{
    /// <summary>Writes both into a folder.</summary>
    /// <returns>How many of them failed.</returns>
    public static async Task<int> WriteAsync(string folder, int rows) =>
        await TryAsync(() => ParquetFile.WriteAsync(Dataset.Of(Rows(rows)), Path.Combine(folder, "rows.parquet"))).ConfigureAwait(false)
        + await TryAsync(() => WriteDatasetAsync(Path.Combine(folder, "rows"), rows)).ConfigureAwait(false);

    private static async Task WriteDatasetAsync(string folder, int rows)
    {
        var writer = new DatasetWriter<FileRow>(folder);
        await using (writer.ConfigureAwait(false))
        {
            foreach (FileRow row in Rows(rows))
                await writer.AddAsync(row).ConfigureAwait(false);
            await writer.CompleteAsync().ConfigureAwait(false);
        }
    }

    // Texts that no codec makes much shorter.
    private static IEnumerable<FileRow> Rows(int count)
    {
        var random = new Random(1);
        for (int i = 0; i < count; i++)
            yield return new FileRow { Number = random.NextDouble(), Text = $"{random.NextInt64():x16}" };
    }

    private static async Task<int> TryAsync(Func<Task> write)
    {
        try
        {
            await write().ConfigureAwait(false);
            return 0;
        }
        catch (IOException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return 1;
        }
    }
}
