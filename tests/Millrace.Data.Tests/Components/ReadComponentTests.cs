namespace Millrace.Data.Tests.Components;

public sealed class ReadComponentTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task ReadCsv_reads_a_folder_and_reports_progress()
    {
        string folder = _folder.Folder("in");
        _folder.Write("in/1.csv", "fare;company\n1;NA\n");
        _folder.Write("in/2.csv", "company;fare\nYellow;2\n");
        var step = new TestStep(_folder);
        Dataset<Fare> rows = await new ReadCsv<Fare> { Path = folder, Delimiter = ";", NullSpellings = ["NA"] }.RunAsync(step, CancellationToken.None);
        Assert.Equal([new Fare { Value = 1 }, new Fare { Value = 2, Company = "Yellow" }], await rows.ToArrayAsync());
        Assert.Equal([1, 2], step.Progress);
    }

    [Theory]
    [InlineData("tab")]
    [InlineData("\t")]
    [InlineData("\\t")]
    public async Task ReadCsv_understands_tabs(string delimiter)
    {
        string file = _folder.Write("data.tsv", "fare\tcompany\n1\tYellow, Inc.\n");
        Dataset<Fare> rows = await new ReadCsv<Fare> { Path = file, Delimiter = delimiter }.RunAsync(new TestStep(_folder), CancellationToken.None);
        Assert.Equal([new Fare { Value = 1, Company = "Yellow, Inc." }], await rows.ToArrayAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("||")]
    [InlineData("\"")]
    public async Task ReadCsv_refuses_a_delimiter_that_is_none(string delimiter)
    {
        ParameterException error = await Assert.ThrowsAsync<ParameterException>(
            () => new ReadCsv<Fare> { Path = "data.csv", Delimiter = delimiter }.RunAsync(new TestStep(_folder), CancellationToken.None));
        Assert.Equal($"The delimiter is \"{delimiter}\": give one character that is no quote or line end, or the word tab.", error.Message);
    }

    [Fact]
    public async Task ReadCsv_fails_without_a_dataset()
    {
        string file = _folder.Write("data.csv", "fare,company\n1,x\n?,y\n");
        CsvException error = await Assert.ThrowsAsync<CsvException>(
            () => new ReadCsv<Fare> { Path = file }.RunAsync(new TestStep(_folder), CancellationToken.None));
        Assert.Equal($"{file}, line 3, column \"fare\": \"?\" is not a number.", error.Message);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "manifest.json", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task ReadParquet_reads_a_folder_and_reports_progress()
    {
        var step = new TestStep(_folder);
        string file = _folder.Write("data.csv", "fare,company\n1,x\n2,\n");
        await new ReadCsv<Fare> { Path = file }.RunAsync(step, CancellationToken.None);
        string folder = Path.GetDirectoryName(Directory.GetFiles(_folder.Path, "*.parquet", SearchOption.AllDirectories).Single())!;
        Dataset<Fare> rows = await new ReadParquet<Fare> { Path = folder }.RunAsync(step, CancellationToken.None);
        Assert.Equal([new Fare { Value = 1, Company = "x" }, new Fare { Value = 2 }], await rows.ToArrayAsync());
        Assert.Equal([2, 2], step.Progress);
    }

    public void Dispose() => _folder.Dispose();
}
