using System.Text;

namespace Millrace.Data.Tests.Csv;

/// <summary>Damaged files, and readings that end early.</summary>
public sealed class CsvSafetyTests : IDisposable
{
    private const int Cases = 4000;
    private const int RecordBytes = 400;

    private static readonly CsvOptions s_options = new() { NullSpellings = ["NA"] };

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_damaged_file_yields_rows_or_an_error_that_does_not_depend_on_blocks()
    {
        var random = new Random(20_261_126);
        string path = _folder.File("data.csv");
        int failed = 0;
        for (int i = 0; i < Cases; i++)
        {
            byte[] bytes = Damage(Whole(random), random);
            await File.WriteAllBytesAsync(path, bytes);
            var (first, rows) = await Read(path, parallelism: 1, new CsvLimits { Rows = 5, Bytes = 300, RecordBytes = RecordBytes });
            var limits = new CsvLimits { ReadBytes = random.Next(1, 200), Rows = 5, Bytes = 300, RecordBytes = RecordBytes };
            var (second, others) = await Read(path, parallelism: 1 + (i % 3), limits);
            Assert.True(rows == others && first?.Message == second?.Message, $"{i}: {first?.Message} / {second?.Message}\n{Convert.ToBase64String(bytes)}");
            Assert.True(first is null || first.File == path);
            failed += first is null ? 0 : 1;
            AssertAsReference(path, bytes, limits);
            (first, rows) = await Read(path, parallelism: 1, limits with { Rows = 1 });
            AssertAsReference(bytes, first, rows);
        }

        Assert.InRange(failed, Cases / 4, Cases - (Cases / 20));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task No_more_batches_are_made_at_the_same_time_than_asked_for(int parallelism)
    {
        string path = _folder.Write("data.csv", "fare,company\n" + string.Concat(Enumerable.Repeat("1,x\n", 1000)));
        int before = Counted.Batches;
        int rows = 0;
        var options = new CsvOptions { Parallelism = parallelism };
        await foreach (Batch<Counted> batch in CsvFile.ReadAsync<Counted>(path, options, new CsvLimits { Rows = 10 }, CancellationToken.None))
            rows += batch.Count;
        Assert.Equal((1000, parallelism), (rows, Counted.Batches - before));
    }

    [Fact]
    public void The_search_for_the_end_of_a_quoted_field_is_cancelled()
    {
        string path = _folder.Write("data.csv", "fare,company\n1,\"" + new string('x', 5000));
        var limits = new CsvLimits { RecordBytes = 500, ReadBytes = 50 };
        using CsvFileReader reader = CsvFileReader.Open(path, CsvOptions.Default, limits, CancellationToken.None);
        using var block = new CsvBlock();
        Assert.Throws<OperationCanceledException>(() => reader.Read(block, new CancellationToken(canceled: true)));
        Assert.Throws<OperationCanceledException>(() => CsvFileReader.Open(
            _folder.Write("header.csv", '"' + new string('x', 5000)), CsvOptions.Default, limits, new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Batches_and_errors_are_the_same_at_any_degree(int parallelism)
    {
        string text = "fare,company\n" + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"{i},\"c{i % 300}\"\n"));
        string path = _folder.Write("data.csv", text);
        List<int> sizes = [];
        double sum = 0;
        await foreach (Batch<Fare> batch in CsvFile.ReadAsync<Fare>(path, new CsvOptions { Parallelism = parallelism }))
        {
            sizes.Add(batch.Count);
            foreach (Fare row in batch)
                sum += row.Company == $"c{(int)row.Value % 300}" ? row.Value : double.NaN;
        }

        Assert.Equal([16_384, 13_616], sizes);
        Assert.Equal(30_000d * 29_999 / 2, sum);

        _folder.Write("data.csv", text + "1,2\nx,y\n1,2,3\n");
        var error = await Assert.ThrowsAsync<CsvException>(() => CsvReadingTests.Read<Fare>(path, new CsvOptions { Parallelism = parallelism }));
        Assert.Equal($"{path}, line 30003, column \"fare\": \"x\" is not a number.", error.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Who_stops_early_leaves_no_file_open(int parallelism)
    {
        string path = _folder.Write("data.csv", "fare,company\n" + string.Concat(Enumerable.Repeat("1,x\n", 200_000)));
        await foreach (Batch<Fare> _ in CsvFile.ReadAsync<Fare>(path, new CsvOptions { Parallelism = parallelism }))
            break;
        using FileStream alone = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(alone.CanWrite);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void At_least_one_batch_is_parsed_at_a_time(int parallelism) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CsvOptions { Parallelism = parallelism });

    [Theory]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('\r')]
    [InlineData('\uD83D')]
    public void A_delimiter_that_cannot_separate_is_refused(char delimiter) => Assert.Throws<ArgumentException>(() => new CsvOptions { Delimiter = delimiter });

    public void Dispose() => _folder.Dispose();

    // The texts of the rows before the first malformed one, and its line.
    private static void AssertAsReference(string path, byte[] bytes, CsvLimits limits)
    {
        ReferenceReader reference = new ReferenceReader(bytes, limits.RecordBytes).Read();
        List<string?[]> rows = [];
        CsvException? error = null;
        try
        {
            CsvStructureTests.Read(path, s_options, limits, rows);
        }
        catch (CsvException fault)
        {
            error = fault;
        }

        string?[][] expected =
        [
            .. reference.Rows.Take(1).Select(static row => row.Select(static field => field.Text).ToArray()),
            .. reference.Rows.Skip(1).Select(static row => row.Select(static field => IsMissing(field) ? null : field.Text).ToArray()),
        ];
        string shown = $"{error?.Message} / {reference.FaultyLine}\n{Convert.ToBase64String(bytes)}";
        Assert.True(rows.Count == expected.Length && rows.Zip(expected).All(static pair => pair.First.AsSpan().SequenceEqual(pair.Second)), shown);
        Assert.True(error?.Line == reference.FaultyLine && error is null == (reference.FaultyLine is null && expected.Length > 0), shown);
    }

    // The trips before the first row that is malformed or no trip, and where that is.
    private static void AssertAsReference(byte[] bytes, CsvException? error, string rows)
    {
        ReferenceReader reference = new ReferenceReader(bytes, RecordBytes).Read();
        if (reference.Rows.Count == 0)
        {
            Assert.Equal((reference.FaultyLine, ""), (error!.Line, rows));
            return;
        }

        int[] positions = [.. Trip.Schema.Columns.Select(column => Array.FindIndex(reference.Rows[0], field => field.Text == column.Name))];
        if (reference.Rows[0].Count(static field => Trip.Schema.IndexOf(field.Text) >= 0) != positions.Length || positions.Contains(-1))
        {
            Assert.True(error is not null && rows.Length == 0);
            return;
        }

        using Batch<Trip> batch = new Trip.Batch();
        (long Line, string? Column)? fault = reference.FaultyLine is { } line ? (line, null) : null;
        foreach (ReferenceField[] row in reference.Rows.Skip(1))
        {
            int wrong = Array.FindIndex(positions, position => !TryAppend(batch.Columns[Array.IndexOf(positions, position)], row[position]));
            if (wrong < 0)
                continue;
            fault = (row[positions[wrong]].Line, batch.Columns[wrong].Info.Name);
            break;
        }

        int whole = batch.Columns.Min(static column => column.Count);
        string expected = string.Concat(Enumerable.Range(0, whole).Select(row => $"{batch[row]}\n\n"));
        Assert.True(rows == expected && error?.Line == fault?.Line, $"{error?.Message} / {fault}\n{Convert.ToBase64String(bytes)}");
        Assert.True(fault?.Column is not { } named || error!.Column == named, $"{error?.Message} / {fault}\n{Convert.ToBase64String(bytes)}");
    }

    private static bool TryAppend(Column column, ReferenceField field)
    {
        bool isMissing = column.Info.IsNullable && IsMissing(field);
        if (!isMissing && column.TryAppendText(field.Text))
            return true;
        if (!column.Info.IsNullable || !IsNull(field.Text))
            return false;
        column.AppendMissing();
        return true;
    }

    private static bool IsMissing(ReferenceField field) => !field.IsQuoted && IsNull(field.Text);

    private static bool IsNull(string text) => text is "" or "NA";

    private static async Task<(CsvException? Error, string Rows)> Read(string path, int parallelism, CsvLimits limits)
    {
        var rows = new StringBuilder();
        try
        {
            await foreach (Batch<Trip> batch in CsvFile.ReadAsync<Trip>(path, s_options with { Parallelism = parallelism }, limits, CancellationToken.None))
            {
                foreach (Trip trip in batch)
                    rows.Append(trip).Append('\n');
                rows.Append('\n');
            }
        }
        catch (CsvException error)
        {
            return (error, rows.ToString());
        }

        return (null, rows.ToString());
    }

    private static byte[] Whole(Random random)
    {
        string[] texts = ["Yellow", "\"Blue, Inc\"", "\"say \"\"hi\"\"\"", "NA", "\"NA\"", "", "\"two\nlines\"", "Zoë", "5\" disk"];
        string end = random.Next(2) == 0 ? "\n" : "\r\n";
        var text = new StringBuilder("fare,seconds,company,payment type,latitude,rider").Append(end);
        for (int i = random.Next(40); i > 0; i--)
        {
            text.Append(random.Next(-999, 9999) / 8.0).Append(',').Append(random.Next(3) == 0 ? "" : random.Next(5000)).Append(',')
                .Append(texts[random.Next(texts.Length)]).Append(",Cash,").Append(random.NextDouble()).Append(',').Append(texts[random.Next(texts.Length)])
                .Append(end);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Damage(byte[] bytes, Random random) =>
        DamagedText.Of(bytes, [(byte)'"', (byte)',', (byte)'\n', (byte)'\r', 0, 0xC3, 0xFF, (byte)'9'], 3, random);
}
