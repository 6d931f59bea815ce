namespace Millrace.Data.Tests.Csv;

public sealed class CsvErrorTests : IDisposable
{
    private const string Header = "fare,seconds,company,payment type,latitude,rider\n";

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("12.5,3,Yellow,Cash,1.5,Ann\n12x,3,Yellow,Cash,1.5,Ann\n", 3, "fare", "\"12x\" is not a number.")]
    [InlineData("1e99,3,Yellow,Cash,1.5,Ann\n", 2, "fare", "\"1e99\" does not fit: float ends at 3.4028235E+38.")]
    [InlineData("1,3,Yellow,Cash,-1e999,Ann\n", 2, "latitude", "••• does not fit: double ends at 1.7976931348623157E+308.")]
    [InlineData("\"12,x\",3,Yellow,Cash,1.5,Ann\n", 2, "fare", "\"12,x\" is not a number.")]
    [InlineData("1,3.5,Yellow,Cash,1.5,Ann\n", 2, "seconds", "\"3.5\" is not a whole number from -2147483648 to 2147483647.")]
    [InlineData("1,3000000000,Yellow,Cash,1.5,Ann\n", 2, "seconds", "\"3000000000\" is not a whole number from -2147483648 to 2147483647.")]
    [InlineData(",3,Yellow,Cash,1.5,Ann\n", 2, "fare", "the value is missing, but Trip.Fare is not nullable.")]
    [InlineData("1,3,Yellow,Cash,north,Ann\n", 2, "latitude", "••• is not a number.")]
    [InlineData("1,3,\"two\nlines\",Cash,1.5,Ann\n1,3,\"x\n\ny\",Cash,1.5,Ann\nbad,3,Yellow,Cash,1.5,Ann\n", 7, "fare", "\"bad\" is not a number.")]
    [InlineData("1,3,\"two\nlines\",Cash,bad,Ann\n", 3, "latitude", "••• is not a number.")]
    [InlineData("1,3,\"two\r\nlines\",Cash,1,Ann\r\n\r\nbad,3,Yellow,Cash,1.5,Ann\r\n", 5, "fare", "\"bad\" is not a number.")]
    [InlineData("1,3,Yellow,Cash,1.5,Ann\r1,3,Yellow,Cash,1.5,Ann\r", 2, null, "there is a carriage return without a line feed, which some programs take for the end of a line: end lines with \\n or \\r\\n.")]
    [InlineData("\"1\n2\",3,Yellow,Cash,1.5,Ann\n", 2, "fare", "\"1\\n2\" is not a number.")]
    [InlineData("1,3,Yellow,Cash,1.5\n", 2, null, "the row has 5 fields, but the header has 6 fields.")]
    [InlineData("1,3,Yellow,Cash,1.5,Ann,9\n", 2, null, "the row has 7 fields, but the header has 6 fields.")]
    [InlineData("x\n", 2, null, "the row has 1 field, but the header has 6 fields.")]
    [InlineData("1,3,Yellow,Cash,1.5,Ann\n1,3,\"Yellow,Cash,1.5,Ann\n1,3,Yellow,Cash,1.5,Ann\n", 3, "company", "the quote that opens here is never closed.")]
    [InlineData("1,3,\"two\nlines\",\"Cash,1.5,Ann\n", 3, "payment type", "the quote that opens here is never closed.")]
    [InlineData("1,3,\"Yel\"low,Cash,1.5,Ann\n", 2, "company", "the quoted field goes on after its closing quote: write a quote within quotes twice.")]
    [InlineData("1,3,\"Yellow\n1,3,\"Blue\",Cash,1.5,Ann\n", 3, "company", "the quoted field that starts in line 2 goes on after its closing quote: write a quote within quotes twice.")]
    public async Task A_fault_is_reported_with_its_place(string rows, int line, string? column, string problem)
    {
        string path = _folder.Write("data.csv", Header + rows);
        CsvException error = await Fails(path);
        Assert.Equal(column is null ? $"{path}, line {line}: {problem}" : $"{path}, line {line}, column \"{column}\": {problem}", error.Message);
        Assert.Equal((path, (long?)line, column), (error.File, error.Line, error.Column));
    }

    [Theory]
    [InlineData("", "the file is empty: it needs a first line with the columns' names.", null)]
    [InlineData("\n\n", "the file is empty: it needs a first line with the columns' names.", null)]
    [InlineData("far,seconds,company,payment type,latitude,rider\n", "the header has no column \"fare\", which Trip.Fare reads; the nearest is \"far\".", 1)]
    [InlineData("rider,b1,42.001571027,2026-01-31,+1 555 0100,x@y.z\n", "the header has no column \"fare\", which Trip.Fare reads; it has \"rider\", \"b1\".", 1)]
    [InlineData("a,b\n", "the first line holds none of the columns of Trip: is the header missing?", 1)]
    [InlineData("12.5,3,Yellow,Cash,42.001571027,Ann Smith\n", "the first line holds none of the columns of Trip: is the header missing?", 1)]
    [InlineData("fare;seconds;company\n", "the first line holds none of the columns of Trip: it is a single field with \",\" as the delimiter; is \";\" meant?", 1)]
    [InlineData("fare\tseconds\n", "the first line holds none of the columns of Trip: it is a single field with \",\" as the delimiter; is a tab meant?", 1)]
    public async Task A_wrong_header_is_reported(string text, string problem, int? line)
    {
        string path = _folder.Write("data.csv", text);
        CsvException error = await Fails(path);
        Assert.Equal(line is null ? $"{path}: {problem}" : $"{path}, line {line}: {problem}", error.Message);
    }

    [Fact]
    public async Task A_column_named_twice_is_refused()
    {
        string path = _folder.Write("data.csv", "fare," + Header);
        Assert.Equal($"{path}, line 1, column \"fare\": the header names this column twice.", (await Fails(path)).Message);
    }

    [Fact]
    public async Task A_missing_file_is_reported()
    {
        string path = _folder.File("none.csv");
        Assert.Equal($"{path}: there is no such file or folder.", (await Fails(path)).Message);
    }

    [Fact]
    public async Task A_folder_without_csv_is_reported() =>
        Assert.Equal($"{_folder.Path}: the folder holds no .csv file.", (await Fails(_folder.Path)).Message);

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_reported()
    {
        string path = _folder.File("data.csv");
        await File.WriteAllBytesAsync(path, [.. System.Text.Encoding.UTF8.GetBytes(Header + "1,3,"), 0xE9, 0x2C, 0x0A]);
        Assert.Equal($"{path}, line 2: there are bytes that are not UTF-8: save the file as UTF-8.", (await Fails(path)).Message);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_found_behind_a_boundary_of_buffers_and_at_the_end()
    {
        string path = _folder.File("data.csv");
        string rows = Header + string.Concat(Enumerable.Repeat("1,3,Zoë 🎉,Cash,1.5,Ann\n", 20_000));
        await File.WriteAllBytesAsync(path, [.. System.Text.Encoding.UTF8.GetBytes(rows + "1,3,"), 0xC3]);
        Assert.Equal($"{path}, line 20002: there are bytes that are not UTF-8: save the file as UTF-8.", (await Fails(path)).Message);
    }

    [Fact]
    public async Task Long_values_are_shortened()
    {
        string path = _folder.Write("data.csv", Header + new string('7', 59) + "🎉" + new string('7', 1000) + ",3,Yellow,Cash,1.5,Ann\n");
        Assert.Equal($"{path}, line 2, column \"fare\": \"{new string('7', 59)}…\" is not a number.", (await Fails(path)).Message);
    }

    [Fact]
    public async Task A_quote_that_swallows_a_large_file_is_found()
    {
        string path = _folder.Write("data.csv", Header + "1,3,\"Yellow,Cash,1.5,Ann\n" + string.Concat(Enumerable.Repeat("1,3,Yellow,Cash,1.5,Ann\n", 800_000)));
        Assert.Equal($"{path}, line 2, column \"company\": the quote that opens here is never closed.", (await Fails(path)).Message);
    }

    [Theory]
    [InlineData("0.12345678901234567890123456789012", "has more digits than a decimal holds")]
    [InlineData("1e-40", "has more digits than a decimal holds")]
    [InlineData("7922816251426433759354395033.55", "has more digits than a decimal holds")]
    [InlineData("79228162514264337593543950336", "is not a decimal number of up to 28 digits")]
    public async Task A_decimal_that_would_be_rounded_is_refused(string text, string problem)
    {
        string path = _folder.Write("data.csv", $"int,decimal,text,maybe\n1,{text},x,\n");
        CsvException error = await Assert.ThrowsAsync<CsvException>(() => CsvReadingTests.Read<Sum>(path));
        Assert.Equal($"{path}, line 2, column \"decimal\": \"{text}\" {problem}.", error.Message);
    }

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-0.0000000000000000000000000001")]
    [InlineData("1.50000000000000000000000000000000000000000")]
    [InlineData("0000000000000000000000000000000000001.5")]
    [InlineData("15e-1")]
    [InlineData("0e-50")]
    public async Task A_decimal_that_loses_nothing_is_read(string text) => Assert.Equal(
        decimal.Parse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture),
        Assert.Single(await CsvReadingTests.Read<Sum>(_folder.Write("data.csv", $"int,decimal,text,maybe\n1,{text},x,\n"))).Decimal);

    public void Dispose() => _folder.Dispose();

    private static async Task<CsvException> Fails(string path) =>
        await Assert.ThrowsAsync<CsvException>(async () =>
        {
            await foreach (Batch<Trip> batch in CsvFile.ReadAsync<Trip>(path))
                Assert.True(batch.Count > 0);
        });
}
