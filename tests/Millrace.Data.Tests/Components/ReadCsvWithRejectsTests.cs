using Microsoft.Extensions.Logging;

namespace Millrace.Data.Tests.Components;

public sealed class ReadCsvWithRejectsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Rows_and_rejects_are_datasets_and_the_number_is_told()
    {
        string file = _folder.Write("data.csv", "fare|company\n1|x\n?|y\n2,5|z\n");
        var step = new TestStep(_folder);
        var log = new Told();
        var component = new ReadCsvWithRejects<Fare>(log) { Path = file, MaxRejects = 1, Delimiter = "|", DecimalSeparator = "," };
        (Dataset<Fare> rows, Dataset<RejectedRow> rejects) = await component.RunAsync(step, CancellationToken.None);
        Assert.Equal([1f, 2.5f], (await rows.ToArrayAsync()).Select(static row => row.Value));
        Assert.Equal(
            [new RejectedRow { File = "data.csv", Line = 3, Column = "fare", Reason = "\"?\" is not a number.", Text = "?|y" }],
            await rejects.ToArrayAsync());
        Assert.Equal(1, step.Metrics["rejected-rows"]);
        Assert.Equal(["1 of 3 rows cannot be read and were left out: see the rejects among the step's outputs."], log.Lines);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(0, 0.1)]
    public async Task Where_there_are_too_many_nothing_is_left(long most, double share)
    {
        string file = _folder.Write("data.csv", "fare,company\n" + string.Concat(Enumerable.Repeat("1,x\n", 5)) + "?,y\n!,z\n");
        var component = new ReadCsvWithRejects<Fare>(new Told()) { Path = file, MaxRejects = most, MaxRejectShare = share };
        CsvException error = await Assert.ThrowsAsync<CsvException>(() => component.RunAsync(new TestStep(_folder), CancellationToken.None));
        Assert.Equal((7, "fare"), (error.Line, error.Column));
        Assert.StartsWith($"{file}, line 7, column \"fare\": \"?\" is not a number.", error.Message, StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Who_cancels_leaves_nothing()
    {
        string file = _folder.Write("data.csv", "fare,company\n" + string.Concat(Enumerable.Repeat("1,x\n?,y\n", 200_000)));
        using var source = new CancellationTokenSource();
        var step = new TestStep(_folder) { OnProgress = source.Cancel };
        var component = new ReadCsvWithRejects<Fare>(new Told()) { Path = file, MaxRejects = 200_000 };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => component.RunAsync(step, source.Token));
        Assert.Equal([file], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_bytes_are_the_same_at_any_time()
    {
        string file = _folder.Write("data.csv", "fare,company\n" + string.Concat(Enumerable.Range(0, 50_000).Select(static i => i % 100 == 0 ? $"?{i},y\n" : $"{i},x\n")));
        byte[][] bytes = [await BytesAsync(file), await BytesAsync(file)];
        Assert.Equal(bytes[0], bytes[1]);
    }

    [Theory]
    [InlineData("quote", "The quote is \"ab\": give one character, or the word none.")]
    [InlineData("escape", "The escape is \"ab\": give one character, or the word none.")]
    [InlineData("encoding", "There is no encoding \"ab\": name one such as utf-8, utf-16le, utf-16be, utf-32le, latin1 or windows-1252.")]
    [InlineData("date-forms", "In the date form ab, a is no part of a date: there are yyyy, yy, MM, M, MMM, dd, d, HH, H, hh, h, tt, mm, m, ss, s and f; letters that stand for themselves stand in 'quotes'.")]
    [InlineData("decimal-separator", "The decimal separator is \"ab\": give one character, or the word none.")]
    [InlineData("delimiter", "The delimiter is \"ab\": give one character that is no quote or line end, or the word tab.")]
    [InlineData("trims-spaces", "Spaces cannot be trimmed where a space is the delimiter.")]
    public async Task A_parameter_that_cannot_be_is_named(string name, string problem)
    {
        ReadCsv<Fare> component = name switch
        {
            "quote" => new ReadCsv<Fare> { Path = "x", Quote = "ab" },
            "escape" => new ReadCsv<Fare> { Path = "x", Escape = "ab" },
            "encoding" => new ReadCsv<Fare> { Path = "x", Encoding = "ab" },
            "date-forms" => new ReadCsv<Fare> { Path = "x", DateForms = ["ab"] },
            "decimal-separator" => new ReadCsv<Fare> { Path = "x", DecimalSeparator = "ab" },
            "trims-spaces" => new ReadCsv<Fare> { Path = "x", Delimiter = " ", TrimsSpaces = true },
            _ => new ReadCsv<Fare> { Path = "x", Delimiter = "ab" },
        };
        ParameterException error = await Assert.ThrowsAsync<ParameterException>(() => component.RunAsync(new TestStep(_folder), CancellationToken.None));
        Assert.Equal((name, problem), (error.Parameter, error.Message));
    }

    [Fact]
    public async Task Every_parameter_reaches_the_reading()
    {
        string file = _folder.File("data.csv");
        await File.WriteAllBytesAsync(file, [.. "junk\n# c\n'x\u0001'\u0001 31.12.2025 \u0001ja\u00011 234,5\n"u8.ToArray().Append((byte)0xEB), .. "\u000101.02.2026\u0001no\u00017\n"u8]);
        var component = new ReadCsv<Mixed>
        {
            Path = file, Delimiter = "\\x01", Quote = "'", Escape = "\\", Comment = "#", SkippedLines = 1, HasHeader = false,
            ColumnNames = ["text", "day", "flag", "number"], TrimsSpaces = true, Encoding = "latin1", DecimalSeparator = ",", ThousandsSeparator = "space",
            DateForms = ["d/M/yyyy"], ColumnDateForms = ["day=d.M.yyyy", "day=dd.MM.yyyy"], TrueSpellings = ["ja"], FalseSpellings = ["no"], NullSpellings = ["NA"],
        };
        Mixed[] rows = await (await component.RunAsync(new TestStep(_folder), CancellationToken.None)).ToArrayAsync();
        Assert.Equal(
            [
                new Mixed { Text = "x\u0001", Day = new DateOnly(2025, 12, 31), Flag = true, Number = 1234.5 },
                new Mixed { Text = "ë", Day = new DateOnly(2026, 2, 1), Number = 7 },
            ],
            rows);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<byte[]> BytesAsync(string file)
    {
        var component = new ReadCsvWithRejects<Fare>(new Told()) { Path = file, MaxRejectShare = 0.5 };
        await component.RunAsync(new TestStep(_folder), CancellationToken.None);
        string[] files = Directory.GetFiles(_folder.Path, "*.parquet", SearchOption.AllDirectories);
        byte[] bytes = [.. files.OrderBy(static path => new FileInfo(path).Length).SelectMany(File.ReadAllBytes)];
        foreach (string folder in files.Select(static path => Path.GetDirectoryName(path)!).Distinct())
            Directory.Delete(folder, recursive: true);
        return bytes;
    }

    private sealed class Told : ILogger<ReadCsvWithRejects<Fare>>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
