using System.Text;
using CsCheck;

namespace Millrace.Data.Tests.Csv;

public sealed class CsvReadingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Csv_gives_back_every_type_and_every_missing_value() =>
        await Gen.Select(AnyRows.Many, Gen.Int[0, 2]).SampleAsync(
            async (rows, style) =>
            {
                using var folder = new TempFolder();
                CsvOptions options = style switch
                {
                    0 => CsvOptions.Default,
                    1 => new CsvOptions { Delimiter = ';', NullSpellings = ["NA", "0", "Cash"] },
                    _ => new CsvOptions { Delimiter = '\t', NullSpellings = ["true", "Red", "NaN"] },
                };
                string path = folder.File("rows.csv");
                await CsvFile.WriteAsync(Dataset.Of(rows), path, options);
                Assert.Equal(rows, await Read<Everything>(path, options));
            },
            iter: 60);

    [Fact]
    public async Task A_missing_text_and_an_empty_text_differ()
    {
        string path = _folder.Write("data.csv", "word\n\n\"\"\nx\n");
        Assert.Equal([null, "", "x"], (await Read<Word>(path)).Select(row => row.Text));
        await CsvFile.WriteAsync(Dataset.Of(await Read<Word>(path)), path);
        Assert.Equal("word\n\n\"\"\nx\n", await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task Columns_are_found_by_name_and_others_are_ignored()
    {
        string path = _folder.Write("data.csv", "rider,company,other,fare\r\nAnn,\"a \"\"b\"\"\",?,3\r\n\r\nBob,,,.5");
        Assert.Equal(
            [new Fare { Value = 3, Company = "a \"b\"" }, new Fare { Value = 0.5f, Company = null }],
            await Read<Fare>(path));
    }

    [Theory]
    [InlineData("fare,company")]
    [InlineData("fare,company\n")]
    [InlineData("\n\nfare,company\n\n")]
    public async Task A_header_alone_is_an_empty_dataset(string text) => Assert.Empty(await Read<Fare>(_folder.Write("data.csv", text)));

    [Theory]
    [InlineData(',', "")]
    [InlineData(',', "\n\n")]
    [InlineData('é', "\n")]
    public async Task A_wide_header_alone_is_an_empty_dataset(char delimiter, string end)
    {
        string path = _folder.Write("data.csv", WideHeader(delimiter) + end);
        Assert.Empty(await Read<Fare>(path, new CsvOptions { Delimiter = delimiter }));
    }

    [Fact]
    public async Task A_wide_file_whose_first_row_is_malformed_is_refused()
    {
        string path = _folder.Write("data.csv", WideHeader(',') + "\nx\n");
        CsvException error = await Assert.ThrowsAsync<CsvException>(() => Read<Fare>(path));
        Assert.Equal($"{path}, line 2: the row has 1 field, but the header has 300 fields.", error.Message);
    }

    [Fact]
    public async Task Nothing_before_a_delimiter_that_is_a_sign_is_no_number()
    {
        string path = _folder.Write("data.csv", "fare-company\n-2\n");
        CsvException error = await Assert.ThrowsAsync<CsvException>(() => Read<Fare>(path, new CsvOptions { Delimiter = '-' }));
        Assert.Equal($"{path}, line 2, column \"fare\": the value is missing, but Fare.Value is not nullable.", error.Message);
    }

    [Fact]
    public async Task Null_spellings_count_in_nullable_columns_only()
    {
        string path = _folder.Write("data.csv", "fare,seconds,company,payment type,latitude,rider\n1,NA,NA,NA,,NA\n1,\"NA\",\"NA\",,\"\",\n");
        Trip[] rows = await Read<Trip>(path, new CsvOptions { NullSpellings = ["NA"] });
        Assert.Equal(
            [
                new Trip { Fare = 1, PaymentType = "NA", Rider = "NA" },
                new Trip { Fare = 1, Company = "NA", PaymentType = "", Rider = "" },
            ],
            rows);
    }

    [Fact]
    public async Task In_quotes_a_null_spelling_is_a_value_where_the_type_has_it()
    {
        string path = _folder.Write("data.csv", "fare,seconds,company,payment type,latitude,rider\n1,0,,,\"0\",\n1,\"0\",,,\"none\",\n");
        Trip[] rows = await Read<Trip>(path, new CsvOptions { NullSpellings = ["0", "none"] });
        Assert.Equal([null, 0], rows.Select(static row => row.Seconds));
        Assert.Equal([0, null], rows.Select(static row => row.Latitude));
    }

    [Fact]
    public async Task A_folder_is_read_in_the_ordinal_order_of_names()
    {
        _folder.Write("b.csv", "fare,company\n2,\n");
        _folder.Write("a.CSV", "company,fare\n,1\n");
        _folder.Write("B.csv", "fare,company\n0,\n");
        _folder.Write("c.txt", "not csv");
        Assert.Equal([0f, 1, 2], (await Read<Fare>(_folder.Path)).Select(row => row.Value));
    }

    [Fact]
    public async Task Rows_flow_over_batches_and_buffers()
    {
        var text = new StringBuilder("fare,company\n");
        for (int i = 0; i < 40_000; i++)
            text.Append(i).Append(",\"").Append(i % 7).Append(i % 11 == 0 ? "\r\n" : " ").Append("é\"\n");
        Fare[] rows = await Read<Fare>(_folder.Write("data.csv", text.ToString()));
        Assert.Equal(40_000, rows.Length);
        for (int i = 0; i < rows.Length; i++)
            Assert.Equal((i, $"{i % 7}{(i % 11 == 0 ? "\r\n" : " ")}é"), (rows[i].Value, rows[i].Company));
    }

    [Fact]
    public async Task Reading_numbers_allocates_nothing_a_row()
    {
        const int Rows = 200_000;
        var text = new StringBuilder("fare,company\n");
        for (int i = 0; i < Rows; i++)
            text.Append(i).Append(".25,Yellow\n");
        string path = _folder.Write("data.csv", text.ToString());
        await Sum(path);

        // With nothing parsed at the same time, reading a file never waits, so that all of it is done by this thread.
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Rows, await Sum(path));
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / (double)Rows, 0, 8);

        static async Task<int> Sum(string path)
        {
            int rows = 0;
            await foreach (Batch<Fare> batch in CsvFile.ReadAsync<Fare>(path, new CsvOptions { Parallelism = 1 }))
                rows += batch.Count;
            return rows;
        }
    }

    [Fact]
    public async Task Cancelling_ends_the_reading()
    {
        string path = _folder.Write("data.csv", "fare,company\n" + string.Concat(Enumerable.Repeat("1,x\n", 50_000)));
        using var cancellation = new CancellationTokenSource();
        int batches = 0;
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (Batch<Fare> _ in CsvFile.ReadAsync<Fare>(path, null, cancellation.Token))
            {
                batches++;
                await cancellation.CancelAsync();
            }
        });
        Assert.Equal(1, batches);
    }

    public void Dispose() => _folder.Dispose();

    private static string WideHeader(char delimiter) =>
        string.Join(delimiter, Enumerable.Range(0, 300).Select(static i => i switch { 280 => "fare", 299 => "company", _ => $"c{i}" }));

    internal static async Task<T[]> Read<T>(string path, CsvOptions? options = null)
        where T : struct, ISchema<T>
    {
        List<T> rows = [];
        await foreach (Batch<T> batch in CsvFile.ReadAsync<T>(path, options))
        {
            foreach (T row in batch)
                rows.Add(row);
        }

        return [.. rows];
    }
}
