namespace Millrace.Data.Tests.Csv;

/// <summary>Rows that are left out because they cannot be read.</summary>
public sealed class CsvRejectTests : IDisposable
{
    private const string Header = "fare,seconds,company,payment type,latitude,rider\n";
    private const string Good = "1,3,Yellow,Cash,1.5,Ann\n";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Rows_that_cannot_be_read_are_kept_with_their_place()
    {
        string path = _folder.Write("data.csv", "fare,company\n1,a\nx,b\n2,c,d\n3,\"e\"f\n4,g\r5,h\n6,\"two\nlines\"\n,\"i\nj\"\n7,k\n");
        (Fare[] rows, RejectedRow[] rejects) = await ReadAsync<Fare>(path, most: 5);
        Assert.Equal([(1f, "a"), (6f, "two\nlines"), (7f, "k")], rows.Select(static row => (row.Value, row.Company)));
        const string Lone = "there is a carriage return without a line feed, which some programs take for the end of a line: end lines with \\n or \\r\\n.";
        Assert.Equal(
            [
                new RejectedRow { File = "data.csv", Line = 3, Column = "fare", Reason = "\"x\" is not a number.", Text = "x,b" },
                new RejectedRow { File = "data.csv", Line = 4, Reason = "the row has 3 fields, but the header has 2 fields.", Text = "2,c,d" },
                new RejectedRow
                {
                    File = "data.csv", Line = 5, Column = "company", Text = "3,\"e\"f",
                    Reason = "the quoted field goes on after its closing quote: write a quote within quotes twice.",
                },
                new RejectedRow { File = "data.csv", Line = 6, Reason = Lone, Text = "4,g\r5,h" },
                new RejectedRow { File = "data.csv", Line = 9, Column = "fare", Reason = "the value is missing, but Fare.Value is not nullable.", Text = ",\"i\nj\"" },
            ],
            rejects);
    }

    [Fact]
    public async Task Values_of_sensitive_columns_are_masked()
    {
        string path = _folder.Write("data.csv", Header + Good + "x,3,Yellow,Cash,1.5,Ann\n1,3,Yellow,Cash,north,\"Bob, Jr\"\n1,3,Yellow,Cash,1.5,Cid,more\n1,3,\"a\"b,Cash,1.5,Dan\n");
        (Trip[] rows, RejectedRow[] rejects) = await ReadAsync<Trip>(path, most: 4);
        Assert.Single(rows);
        Assert.Equal(["x,3,Yellow,Cash,•••,•••", "1,3,Yellow,Cash,•••,•••", "•••", "•••"], rejects.Select(static row => row.Text));
        Assert.Equal("••• is not a number.", rejects[1].Reason);
        Assert.DoesNotContain(rejects, static row => new[] { "Ann", "Bob", "Cid", "Dan", "north" }.Any(row.ToString().Contains));
    }

    [Fact]
    public async Task Bytes_that_are_no_characters_cost_their_row_alone()
    {
        string path = _folder.File("data.csv");
        await File.WriteAllBytesAsync(path, [.. "fare,company\n1,a\n2,"u8, 0xFF, .. "\n3,b\n4,"u8, 0xC3, .. "\n"u8]);
        (Fare[] rows, RejectedRow[] rejects) = await ReadAsync<Fare>(path, most: 2);
        Assert.Equal([1f, 3f], rows.Select(static row => row.Value));
        Assert.Equal([(3L, "2,\uFFFD"), (5L, "4,\uFFFD")], rejects.Select(static row => (row.Line, row.Text)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Rows_and_rejects_are_the_same_at_any_degree(int parallelism)
    {
        string text = "fare,company\n" + string.Concat(Enumerable.Range(0, 60_000).Select(static i => i % 1000 == 7 ? $"x{i},y\n" : i % 1000 == 8 ? $"{i}\n" : $"{i},y\n"));
        string path = _folder.Write("data.csv", text);
        (Fare[] rows, RejectedRow[] rejects) = await ReadAsync<Fare>(path, most: 120, parallelism: parallelism);
        Assert.Equal((60_000 - 120, 120), (rows.Length, rejects.Length));
        Assert.Equal(Enumerable.Range(0, 120).Select(static i => (1000L * (i / 2)) + 9 + (i % 2)), rejects.Select(static row => row.Line));
        Assert.Equal(Enumerable.Range(0, 60_000).Where(static i => i % 1000 is not (7 or 8)).Select(static i => (float)i), rows.Select(static row => row.Value));

        CsvException error = await Assert.ThrowsAsync<CsvException>(() => ReadAsync<Fare>(path, most: 3, parallelism: parallelism));
        Assert.Equal(
            $"{path}, line 9, column \"fare\": \"x7\" is not a number. With it more than 3 rows cannot be read. "
            + $"Also: {path}, line 10: the row has 1 field, but the header has 2 fields. {path}, line 1009, column \"fare\": \"x1007\" is not a number.",
            error.Message);
    }

    [Fact]
    public async Task Where_every_row_is_bad_each_is_told_with_its_place_and_reason()
    {
        const int Rows = 40_000;
        string path = _folder.Write("data.csv", Header + string.Concat(Enumerable.Range(0, Rows).Select(static i => $"x{i},y,Yellow,Cash,z,Ann\n")));
        (Trip[] rows, RejectedRow[] rejects) = await ReadAsync<Trip>(path, most: Rows);
        Assert.Empty(rows);
        Assert.Equal(
            Enumerable.Range(0, Rows).Select(static i => (i + 2L, "fare", $"\"x{i}\" is not a number.")),
            rejects.Select(static row => (row.Line, row.Column!, row.Reason)));
    }

    [Fact]
    public async Task As_many_as_a_share_may_be_left_out()
    {
        string path = _folder.Write("data.csv", "fare,company\n" + string.Concat(Enumerable.Repeat("1,a\n", 90)) + string.Concat(Enumerable.Repeat("x,a\n", 10)));
        (Fare[] rows, RejectedRow[] rejects) = await ReadAsync<Fare>(path, most: 0, share: 0.1);
        Assert.Equal((90, 10), (rows.Length, rejects.Length));
        (rows, _) = await ReadAsync<Fare>(path, most: 10, share: 0.01);
        Assert.Equal(90, rows.Length);
        CsvException error = await Assert.ThrowsAsync<CsvException>(() => ReadAsync<Fare>(path, most: 2, share: 0.09));
        Assert.StartsWith($"{path}, line 92, column \"fare\": \"x\" is not a number. With it 10 rows cannot be read, more than 2 and a share of 0.09 of all.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RowRejects(static (_, _) => default) { Most = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RowRejects(static (_, _) => default) { MostShare = double.NaN });
    }

    [Theory]
    [InlineData("fare,company\nx,a\n1,\"b\n2,c\n", "line 3, column \"company\": the quote that opens here is never closed.")]
    [InlineData("fares,company\n", "line 1: the header has no column \"fare\", which Fare.Value reads; the nearest is \"fares\".")]
    [InlineData("fare,\"company\"x\n1,a\n", "line 1: the quoted field goes on after its closing quote: write a quote within quotes twice.")]
    public async Task What_nobody_knows_the_end_of_is_an_error_all_the_same(string text, string problem)
    {
        string path = _folder.Write("data.csv", text);
        CsvException error = await Assert.ThrowsAsync<CsvException>(() => ReadAsync<Fare>(path, most: 1000));
        Assert.Equal($"{path}, {problem}", error.Message);
    }

    [Fact]
    public async Task Lists_and_bytes_are_left_out_with_their_rows()
    {
        string path = _folder.Write("data.csv", "id;numbers;bytes\n1;[1,2];AAEC\n2;[x];AAEC\n3;[3];?\nx;[4];AAEC\n5;[];\n");
        (Packed[] rows, RejectedRow[] rejects) = await ReadAsync<Packed>(path, most: 3, options: new CsvOptions { Delimiter = ';' });
        Assert.Equal([1, 5], rows.Select(static row => row.Id));
        Assert.Equal([1, 2], rows[0].Numbers);
        Assert.Equal(["numbers", "bytes", "id"], rejects.Select(static row => row.Column));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<(T[] Rows, RejectedRow[] Rejects)> ReadAsync<T>(
        string path, long most, double share = 0, int parallelism = 2, CsvOptions? options = null)
        where T : struct, ISchema<T>
    {
        List<T> rows = [];
        List<RejectedRow> bad = [];
        var rejects = new RowRejects((row, _) =>
        {
            bad.Add(row);
            return ValueTask.CompletedTask;
        }) { Most = most, MostShare = share };
        await foreach (Batch<T> batch in CsvFile.ReadAsync<T>(path, (options ?? CsvOptions.Default) with { Parallelism = parallelism }, rejects))
        {
            foreach (T row in batch)
                rows.Add(row);
        }

        Assert.Equal(bad.Count, rejects.Count);
        return ([.. rows], [.. bad]);
    }
}
