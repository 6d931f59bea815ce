using System.Collections.Concurrent;

namespace Millrace.Benchmarks.Data;

/// <summary>
/// What benchmarks read, made once in the process and not once a benchmark; and the check, once as well, that everybody gets the same from it.
/// </summary>
internal static class Fixture
{
    // The position of the column of texts.
    private const int Texts = 3;

    private static readonly ConcurrentDictionary<string, Lazy<object>> s_made = new(StringComparer.Ordinal);
    private static readonly Lazy<TemporaryFolder> s_folder = new(static () =>
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        return folder;
    });

    /// <summary>A folder that goes with the process.</summary>
    public static TemporaryFolder Folder => s_folder.Value;

    /// <summary>What is known under a name, made where it is not there yet.</summary>
    public static T Get<T>(string name, Func<T> make)
        where T : class => (T)s_made.GetOrAdd(name, _ => new Lazy<object>(make)).Value;

    /// <summary>Forgets the tables in memory whose names do not end so: two of ten million objects at once are too many.</summary>
    public static void KeepOnly(string end)
    {
        foreach (string name in s_made.Keys.Where(name => name.Split(' ')[0] is "columns" or "prepared" or "batches" or "rows" or "objects" && !name.EndsWith(end, StringComparison.Ordinal)))
            s_made.TryRemove(name, out _);
    }

    /// <summary>Makes sure that contenders come to the sums of the rows themselves, once for a name: it says all that the contenders depend on.</summary>
    public static async Task CheckAsync(string name, ReadingSums expected, params (string Name, Func<Task<ReadingSums>> Run)[] contenders)
    {
        if (s_made.ContainsKey($"checked {name}"))
            return;
        foreach ((string contender, Func<Task<ReadingSums>> run) in contenders)
        {
            ReadingSums actual = await run();
            if (actual != expected)
                throw new InvalidOperationException($"{name}: {contender} comes to {actual} and not to {expected}.");
        }

        s_made[$"checked {name}"] = new Lazy<object>(name);
    }

    /// <summary>The sums of a table, from its rows.</summary>
    public static ReadingSums Expected(int rows) => (ReadingSums)Get<object>($"sums {rows}", () =>
    {
        ReadingSums sums = default;
        foreach (Reading row in Readings.Range(0, rows))
        {
            sums += new ReadingSums(
                1, row.Id, row.Amount, row.Score, row.Station.Length, row.Rate ?? 0, row.Rate is null ? 0 : 1,
                (row.TakenAt - Readings.Start).Ticks / TimeSpan.TicksPerMicrosecond);
        }

        return sums;
    });

    /// <summary>The table as Parquet files of one row group each, written by ParquetSharp, with a dictionary for the texts.</summary>
    public static string[] Parquet(int rows, int fileRows, Codec codec) => Get($"parquet {rows} {fileRows} {codec}", () => Split(rows, fileRows).Select(part =>
    {
        string file = Folder.File($"{codec}-{rows}-{part.Start}-{part.Count}.parquet");
        ParquetSharpTables.WriteLogical(new ReadingColumns(part.Start, part.Count), file, codec);
        return file;
    }).ToArray());

    /// <summary>The table as CSV files, texts in quotes if asked for.</summary>
    public static string[] Csv(int rows, int fileRows, bool quoted) => Get($"csv {rows} {fileRows} {quoted}", () => Split(rows, fileRows).Select(part =>
    {
        string file = Folder.File($"{rows}-{part.Start}-{part.Count}.csv");
        if (!File.Exists(file))
            MillraceTables.WriteCsvAsync(Millrace.Data.Dataset.Of(Readings.Range(part.Start, part.Count)), file).AsTask().GetAwaiter().GetResult();
        return quoted ? Quote(file) : file;
    }).ToArray());

    /// <summary>Runs of rows.</summary>
    public static IEnumerable<(int Start, int Count)> Split(int rows, int partRows)
    {
        for (int start = 0; start < rows; start += partRows)
            yield return (start, Math.Min(partRows, rows - start));
    }

    // The table's texts hold neither delimiters nor quotes, so that a line can be split; its header stays as it is.
    private static string Quote(string file)
    {
        string quoted = Path.ChangeExtension(file, ".quoted.csv");
        using var writer = new StreamWriter(quoted) { NewLine = "\n" };
        foreach (string line in File.ReadLines(file))
        {
            string[] fields = line.Split(',');
            fields[Texts] = fields[Texts] == "station" ? fields[Texts] : $"\"{fields[Texts]}\"";
            writer.WriteLine(string.Join(',', fields));
        }

        return quoted;
    }
}
