using System.Text.RegularExpressions;

namespace Millrace.Data.Tests.Files;

public sealed class ParquetErrorTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private string _file = "";

    public async Task InitializeAsync()
    {
        await using var writer = new DatasetWriter<Fare>(_folder.Path);
        await writer.AddAsync(new Fare { Value = 1, Company = "Yellow" });
        await writer.AddAsync(new Fare { Value = 2, Company = null });
        await writer.CompleteAsync();
        _file = _folder.File("part-00000.parquet");
    }

    [Fact]
    public async Task A_missing_column_is_an_error_even_where_it_may_be_null() =>
        Assert.Equal($"{_file}: there is no column \"fares\", which TripExtended.Fares reads; the nearest is \"fare\".", await Message<TripExtended>(_file));

    [Fact]
    public async Task A_column_of_a_type_that_never_fits_is_an_error() =>
        Assert.Equal($"{_file}, column \"company\": the file has string, but CompanyAsDay.Company is DateOnly.", await Message<CompanyAsDay>(_file));

    [Fact]
    public async Task A_value_that_does_not_fit_is_an_error_that_names_row_and_value()
    {
        Assert.Equal([1, 2], (await ReadAsync<TripAsInt>(_file)).Select(row => row.Fare));
        string file = await WriteFareAsync(1, 2.5f);
        Assert.Equal($"{file}, row 2, column \"fare\": \"2.5\" is not a whole number from -2147483648 to 2147483647.", await Message<TripAsInt>(file));
    }

    [Fact]
    public async Task A_nullable_column_that_the_file_lacks_is_missing_in_each_row() =>
        Assert.Equal([null, null], (await ReadAsync<WithTip>(_file)).Select(row => row.Tip));

    [Fact]
    public async Task Where_the_file_lacks_all_columns_and_each_is_nullable_each_row_is_empty() =>
        Assert.Equal([default, default], await ReadAsync<Guess>(_file));

    [Fact]
    public async Task A_shard_with_other_rows_than_the_manifest_says_is_an_error()
    {
        string manifest = _folder.File("manifest.json");
        await File.WriteAllTextAsync(manifest, Regex.Replace(await File.ReadAllTextAsync(manifest), "\"rows\": *2", "\"rows\":3"));
        Dataset<Fare> dataset = await Dataset.OpenAsync<Fare>(_folder.Path);
        ParquetException error = await Assert.ThrowsAsync<ParquetException>(async () => await dataset.ToArrayAsync());
        Assert.Equal($"{_file}: the file has 2 rows, and 3 according to the dataset's manifest.", error.Message);
    }

    [Fact]
    public void A_decimal_of_any_length_is_refused_at_once()
    {
        byte[] digits = new byte[1 << 24];
        digits[0] = 0x7F;
        Assert.False(UnscaledDecimal.TryConvert(digits, 1000, out _));
        Assert.Equal($"0x7F000000000000000000000000000000… ({digits.Length} bytes)", UnscaledDecimal.Show(digits, 1000));
        byte[] small = new byte[100];
        small[99] = 5;
        Assert.True(UnscaledDecimal.TryConvert(small, 1, out decimal value));
        Assert.Equal(0.5m, value);
    }

    [Fact]
    public async Task A_missing_value_in_a_column_that_is_not_nullable_is_an_error() =>
        Assert.Equal($"{_file}, row 2, column \"company\": the value is missing, but Name is not nullable.", await Message<Company>(_file));

    [Fact]
    public async Task A_missing_file_is_an_error() =>
        Assert.Equal($"{_folder.File("none.parquet")}: there is no such file or folder.", await Message<Fare>(_folder.File("none.parquet")));

    [Theory]
    [InlineData("", "the file is empty.")]
    [InlineData("short", "this is not a Parquet file.")]
    [InlineData("fare,company\n1,x\n2,y\n", "this is not a Parquet file.")]
    [InlineData("PAR1fare,company,1,x", "the Parquet file is cut off or damaged: its end does not lead to a footer.")]
    public async Task What_is_no_parquet_is_an_error(string text, string problem)
    {
        string file = _folder.Write("data.parquet", text);
        Assert.Equal($"{file}: {problem}", await Message<Fare>(file));
    }

    [Fact]
    public async Task A_file_cut_off_anywhere_is_an_error_that_names_it()
    {
        byte[] bytes = await File.ReadAllBytesAsync(_file);
        string file = _folder.File("cut.parquet");
        for (int length = 0; length < bytes.Length; length += 7)
        {
            await File.WriteAllBytesAsync(file, bytes[..length]);
            Assert.StartsWith(file, await Message<Fare>(file));
        }
    }

    [Fact]
    public async Task A_file_with_wrong_bytes_is_read_or_is_an_error_that_names_it()
    {
        byte[] bytes = await File.ReadAllBytesAsync(_file);
        string file = _folder.File("damaged.parquet");
        var random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            await File.WriteAllBytesAsync(file, damaged);
            try
            {
                await foreach (Batch<Fare> batch in ParquetFile.ReadAsync<Fare>(file))
                    Assert.True(batch.Count > 0);
            }
            catch (ParquetException error)
            {
                Assert.StartsWith(file, error.Message);
                Assert.True(error.InnerException is null or ParquetFault or UnfitValue, error.ToString());
                refused++;
            }
        }

        Assert.InRange(refused, 100, 300);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    private async Task<string> WriteFareAsync(params float[] fares)
    {
        string file = _folder.File("fares.parquet");
        await ParquetFile.WriteAsync(Dataset.Of(fares.Select(fare => new Fare { Value = fare })), file);
        return file;
    }

    private static async Task<List<T>> ReadAsync<T>(string path)
        where T : struct, ISchema<T>
    {
        List<T> rows = [];
        await foreach (Batch<T> batch in ParquetFile.ReadAsync<T>(path))
            rows.AddRange(Enumerable.Range(0, batch.Count).Select(i => batch[i]));
        return rows;
    }

    private static async Task<string> Message<T>(string path)
        where T : struct, ISchema<T> =>
        (await Assert.ThrowsAsync<ParquetException>(async () =>
        {
            await foreach (Batch<T> batch in ParquetFile.ReadAsync<T>(path))
                Assert.True(batch.Count > 0);
        })).Message;
}
