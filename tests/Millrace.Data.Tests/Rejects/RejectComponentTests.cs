using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace Millrace.Data.Tests.Rejects;

/// <summary>What both components that keep rejects do.</summary>
public sealed class RejectComponentTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_row_is_in_the_dataset_or_among_the_rejects_once(bool isJson)
    {
        var random = new Random(20_261_130);
        var step = new TestStep(_folder);
        const int Count = 60_000;
        string file = Write(isJson, Count, i => random.Next(7) == 0);
        (Dataset<Sum> rows, Dataset<RejectedRow> rejects) = await RunAsync(isJson, file, step, most: 0, share: 0.3);
        Sum[] read = await rows.ToArrayAsync();
        RejectedRow[] kept = await rejects.ToArrayAsync();

        int[] ids = [.. read.Select(static row => row.Int), .. kept.Select(static row => IdOf(row.Text))];
        Assert.Equal(Enumerable.Range(0, Count), ids.Order());
        Assert.Equal(kept.Length, step.Metrics["rejected-rows"]);
        Assert.All(kept, row => Assert.Equal(IdOf(row.Text) + (isJson ? 1 : 2), row.Line));
        Assert.InRange(kept.Length, Count / 10, Count / 5);
        Assert.Equal(kept.OrderBy(static row => row.Line), kept);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_there_are_too_many_or_somebody_cancels_nothing_is_left(bool isJson)
    {
        string file = Write(isJson, 200_000, static i => i % 3 == 0);
        TextFileException error = await Assert.ThrowsAnyAsync<TextFileException>(() => RunAsync(isJson, file, new TestStep(_folder), most: 9, share: 0));
        Assert.Contains("more than 9 rows cannot be read", error.Message, StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));

        using var source = new CancellationTokenSource();
        var step = new TestStep(_folder) { OnProgress = source.Cancel };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(isJson, file, step, most: 100_000, share: 0, source.Token));
        Assert.Equal([file], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<(Dataset<Sum> Rows, Dataset<RejectedRow> Rejects)> RunAsync(
        bool isJson, string file, TestStep step, long most, double share, CancellationToken cancellation = default) => isJson
        ? await new ReadJsonLinesWithRejects<Sum>(NullLogger<ReadJsonLinesWithRejects<Sum>>.Instance) { Path = file, MaxRejects = most, MaxRejectShare = share }
            .RunAsync(step, cancellation)
        : await new ReadCsvWithRejects<Sum>(NullLogger<ReadCsvWithRejects<Sum>>.Instance) { Path = file, MaxRejects = most, MaxRejectShare = share }
            .RunAsync(step, cancellation);

    // A row's number stands first, whatever is wrong behind it.
    private string Write(bool isJson, int count, Func<int, bool> isBad)
    {
        var text = new StringBuilder(isJson ? "" : "int,decimal,text,maybe\n");
        for (int i = 0; i < count; i++)
            text.Append(isJson ? Line(i, isBad(i)) : Row(i, isBad(i))).Append('\n');
        return _folder.Write("data", text.ToString());
    }

    private static string Row(int i, bool isBad) => !isBad ? $"{i},1.5,\"a, {i}\"," : (i % 4) switch
    {
        0 => $"{i},x,a,",
        1 => $"{i},1.5",
        2 => $"{i},1.5,\"a\"b,",
        _ => $"{i},1.5,a,b",
    };

    private static string Line(int i, bool isBad) => !isBad ? $"{{\"int\":{i},\"decimal\":1.5,\"text\":\"a\"}}" : (i % 4) switch
    {
        0 => $"{{\"int\":{i},\"decimal\":\"x\",\"text\":\"a\"}}",
        1 => $"{{\"int\":{i},\"text\":\"a\"}}",
        2 => $"{{\"int\":{i},\"decimal\":1.5,\"text\":\"a",
        _ => $"{{\"int\":{i},\"decimal\":1.5,\"text\":\"a\",\"maybe\":[1}}",
    };

    private static int IdOf(string text) => int.Parse(
        string.Concat(text.SkipWhile(static each => !char.IsAsciiDigit(each)).TakeWhile(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);
}
