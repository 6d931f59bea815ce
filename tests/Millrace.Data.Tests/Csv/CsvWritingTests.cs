using System.Runtime.CompilerServices;
using System.Text;
using CsCheck;
using Millrace.Data.Tests.Files;

namespace Millrace.Data.Tests.Csv;

/// <summary>What is written, and what is left where it is not written to its end.</summary>
[Collection(MemoryCollection.Name)]
public sealed class CsvWritingTests : IDisposable
{
    private static readonly CsvOptions[] s_styles =
    [
        CsvOptions.Default,
        new() { Delimiter = '.', NullSpellings = ["true", "Red", "NaN", "[]", ""] },
        new() { Delimiter = '1', NullSpellings = ["NA", "0", "Cash"] },
        new() { Delimiter = 'é', NullSpellings = ["[null]"] },
        new() { Delimiter = '漢' },
        new() { Delimiter = '-' },
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_bytes_are_those_of_a_plain_writer() =>
        await Gen.Select(AnyRows.Many, Gen.Int[0, s_styles.Length - 1]).SampleAsync((rows, style) => CheckAsync(rows, s_styles[style]), iter: 60);

    [Fact]
    public async Task The_bytes_of_lists_are_those_of_a_plain_writer() =>
        await Gen.Select(AnyLists.Many, Gen.Int[0, s_styles.Length - 1]).SampleAsync((rows, style) => CheckAsync(rows, s_styles[style]), iter: 20);

    [Fact]
    public async Task Rows_flow_over_batches_and_buffers()
    {
        // Texts that are longer than what is gathered, and as many entries as make the next batch another one.
        IEnumerable<Fare> rows = Enumerable.Range(0, RowSource.BatchRows + 1000)
            .Select(static i => new Fare { Value = i, Company = i % 9000 == 0 ? new string('"', 70_000 + i) : i % 3 == 0 ? null : $"{i % 50},\n" });
        await CheckAsync([.. rows], CsvOptions.Default);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_source_that_fails_leaves_the_old_file(bool hasOld)
    {
        string path = Prepare(hasOld);
        await Assert.ThrowsAsync<TimeoutException>(() => CsvFile.WriteAsync(Failing(static () => throw new TimeoutException()), path));
        Check(path, hasOld);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_cancels_keeps_the_old_file(bool hasOld)
    {
        string path = Prepare(hasOld);
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CsvFile.WriteAsync(Failing(source.Cancel), path, cancellation: source.Token));
        Check(path, hasOld);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_value_without_a_text_is_named_and_leaves_the_old_file(bool hasOld)
    {
        string path = Prepare(hasOld);
        IEnumerable<Paint> rows = Enumerable.Range(0, 80_000).Select(static i => new Paint { X = i == 70_000 ? (Colour)7 : Colour.Blue });
        DataException error = await Assert.ThrowsAsync<DataException>(() => CsvFile.WriteAsync(Dataset.Of(rows), path));
        Assert.Equal("Row 70001, column \"x\": 7 is not a member of Colour: only members have a text form.", error.Message);
        Check(path, hasOld);
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_file_stays()
    {
        string path = _folder.Folder("fares.csv");
        await Assert.ThrowsAnyAsync<Exception>(() => CsvFile.WriteAsync(Dataset.Of(new Fare()), path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_file_that_is_written_is_closed()
    {
        string path = Prepare(hasOld: true);
        await CsvFile.WriteAsync(Dataset.Of(new Fare { Value = 1 }), path);
        Assert.Equal("fare,company\n1,\n", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
        OpenFiles.AssertClosed(path);
    }

    [Fact]
    public void Writing_gives_its_memory_back()
    {
        string path = _folder.File("rows.csv");
        using Batch<Fare> batch = Make<Fare>();
        for (int i = 0; i < 100; i++)
            batch.Add(new Fare { Value = i, Company = $"\"{i}" });
        Write();
        using var pool = new PoolWatch();
        Write();
        Assert.True(pool.Rents > 0);
        Assert.Equal(0, pool.Held);

        void Write()
        {
            using FileStream file = File.Create(path);
            using RowWriter<CsvOutput> writer = CsvRowWriter.Start(file, batch.Schema, new CsvOptions { Delimiter = '9' });
            writer.Write(batch, CancellationToken.None);
            writer.Flush();
        }
    }

    private static Batch<T> Make<T>()
        where T : struct, ISchema<T> => T.CreateBatch(0);

    private static async Task CheckAsync<T>(T[] rows, CsvOptions options)
        where T : struct, ISchema<T>
    {
        using var folder = new TempFolder();
        string path = folder.File("rows.csv");
        await CsvFile.WriteAsync(Dataset.Of(rows), path, options);
        using Batch<T> batch = T.CreateBatch(0);
        foreach (T row in rows)
            batch.Add(in row);
        Assert.Equal(Plain(batch, options), await File.ReadAllTextAsync(path));
    }

    private static string Plain(Batch batch, CsvOptions options)
    {
        var text = new StringBuilder();
        text.AppendJoin(options.Delimiter, batch.Schema.Columns.Select(column => Field(column.Name, isNullable: false, options))).Append('\n');
        for (int row = 0; row < batch.Count; row++)
            text.AppendJoin(options.Delimiter, batch.Columns.Select(column => Field(column.FormatText(row), column.Info.IsNullable, options))).Append('\n');
        return text.ToString();
    }

    private static string Field(string? value, bool isNullable, CsvOptions options)
    {
        if (value is null)
            return "";
        bool isQuoted = value.AsSpan().ContainsAny([options.Delimiter, '"', '\r', '\n'])
            || (isNullable && (value.Length == 0 || options.NullSpellings.Contains(value)));
        return isQuoted ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }

    private string Prepare(bool hasOld)
    {
        string path = _folder.File("fares.csv");
        if (hasOld)
            File.WriteAllText(path, "old");
        return path;
    }

    private void Check(string path, bool hasOld)
    {
        Assert.Equal(hasOld ? [path] : [], Directory.GetFileSystemEntries(_folder.Path));
        if (hasOld)
            Assert.Equal("old", File.ReadAllText(path));
        if (OperatingSystem.IsLinux())
        {
            IEnumerable<string> open = Directory.GetFiles("/proc/self/fd").Select(static handle => new FileInfo(handle).LinkTarget ?? "");
            Assert.DoesNotContain(open, name => name.StartsWith(_folder.Path, StringComparison.Ordinal));
        }
    }

    private static Dataset<Fare> Failing(Action afterSome) => new(new Source(afterSome));

    /// <summary>Rows for two batches, then something else.</summary>
    private sealed class Source(Action afterSome) : RowSource
    {
        public override long RowCount => 2 * BatchRows;

        public override ValueTask<long> CountAsync(ScanOptions options, CancellationToken cancellation) => ValueTask.FromResult(RowCount);

        public override async IAsyncEnumerable<Batch<T>> ReadAsync<T>(
            ScanOptions options, [EnumeratorCancellation] CancellationToken cancellation)
        {
            using Batch<T> batch = T.CreateBatch(0);
            for (int i = 0; i < BatchRows; i++)
                batch.Add(default);
            for (int i = 0; i < 3; i++)
            {
                await Task.Yield();
                yield return batch;
                if (i == 1)
                    afterSome();
            }
        }
    }
}
