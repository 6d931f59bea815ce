using System.Text;

namespace Millrace.Data.Tests.Csv;

/// <summary>Files in UTF-16 and UTF-32, sound and damaged.</summary>
public sealed class CsvEncodingTests : IDisposable
{
    private const string Header = "fare,company\n";

    private readonly TempFolder _folder = new();

    public static TheoryData<string> Names { get; } = ["utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_byte_order_mark_tells_the_encoding(string name)
    {
        Fare[] rows = await CsvReadingTests.Read<Fare>(Write(name, Header + "1,Zoë\n"));
        Assert.Equal([new Fare { Value = 1, Company = "Zoë" }], rows);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Characters_lie_across_buffers(string name)
    {
        // Pairs of surrogates at even and at odd places.
        var text = new StringBuilder(Header);
        for (int i = 0; i < 9000; i++)
            text.Append("1,").Append(i % 7 == 0 ? "x🎉漢🎉é" : "🎉🎉").Append('\n');
        Fare[] rows = await CsvReadingTests.Read<Fare>(Write(name, text.ToString()));
        Assert.Equal(9000, rows.Length);
        for (int i = 0; i < rows.Length; i++)
            Assert.Equal(i % 7 == 0 ? "x🎉漢🎉é" : "🎉🎉", rows[i].Company);
    }

    [Theory]
    [InlineData("utf-16", "UTF-16", 0x00, 0xD8)]
    [InlineData("utf-16", "UTF-16", 0x00, 0xDC)]
    [InlineData("utf-16BE", "UTF-16", 0xD8, 0x00)]
    [InlineData("utf-16BE", "UTF-16", 0xDC, 0x00)]
    [InlineData("utf-32", "UTF-32", 0x00, 0xD8, 0x00, 0x00)]
    [InlineData("utf-32", "UTF-32", 0x00, 0x00, 0x11, 0x00)]
    [InlineData("utf-32BE", "UTF-32", 0x00, 0x11, 0x00, 0x00)]
    [InlineData("utf-32BE", "UTF-32", 0xFF, 0xFF, 0xFF, 0xFF)]
    public async Task What_is_no_character_is_reported_with_its_place(string name, string shown, params int[] damage)
    {
        string before = Header + string.Concat(Enumerable.Repeat("1,Zoë 🎉\n", 9000)) + "2,\"";
        foreach (string after in new[] { "\"\n3,y\n", "" })
        {
            string path = Write(name, before, [.. damage.Select(static value => (byte)value)], after);
            CsvException error = await Assert.ThrowsAsync<CsvException>(() => CsvReadingTests.Read<Fare>(path));
            string expected = after.Length == 0
                ? $"{path}, line 9002, column \"company\": the quote that opens here is never closed."
                : $"{path}, line 9002: there are bytes that are not {shown}: save the file as UTF-8.";
            Assert.Equal(expected, error.Message);
        }
    }

    [Theory]
    [InlineData("utf-16", "UTF-16", 0x41)]
    [InlineData("utf-16", "UTF-16", 0x3C, 0xD8)]
    [InlineData("utf-16BE", "UTF-16", 0xD8)]
    [InlineData("utf-16BE", "UTF-16", 0xD8, 0x3C, 0xDF)]
    [InlineData("utf-32", "UTF-32", 0x41, 0x00, 0x00)]
    [InlineData("utf-32BE", "UTF-32", 0x00)]
    public async Task A_character_that_is_cut_off_is_reported_with_its_place(string name, string shown, params int[] damage)
    {
        string path = Write(name, Header + "1,x\n2,y", [.. damage.Select(static value => (byte)value)]);
        CsvException error = await Assert.ThrowsAsync<CsvException>(() => CsvReadingTests.Read<Fare>(path));
        Assert.Equal($"{path}, line 3: there are bytes that are not {shown}: save the file as UTF-8.", error.Message);
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string name, string before, byte[]? damage = null, string after = "")
    {
        var encoding = Encoding.GetEncoding(name);
        string path = _folder.File("data.csv");
        File.WriteAllBytes(path, [.. encoding.GetPreamble(), .. encoding.GetBytes(before), .. damage ?? [], .. encoding.GetBytes(after)]);
        return path;
    }
}
