using System.Text;

namespace Millrace.Data.Tests.Csv;

/// <summary>Files whose encoding is named.</summary>
public sealed class CsvNamedEncodingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("latin1", "Zoë ÿ")]
    [InlineData("ISO-8859-1", "Zoë ÿ")]
    [InlineData("windows-1252", "Zoë € “x”")]
    [InlineData("iso-8859-15", "Zoë €")]
    [InlineData("koi8-r", "Привет")]
    [InlineData("shift_jis", "表示 ソ")]
    [InlineData("gb18030", "漢字🎉")]
    [InlineData("utf-16le", "漢字🎉")]
    [InlineData("utf-32be", "漢字🎉")]
    [InlineData("us-ascii", "plain")]
    public async Task A_named_encoding_is_read(string name, string text)
    {
        // Characters lie across buffers.
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name == "utf-16le" ? "utf-16" : name);
        byte[] bytes = encoding.GetBytes("fare,company\n" + string.Concat(Enumerable.Range(0, 9000).Select(i => $"{i},{new string('x', i % 3)}{text}\n")));
        await File.WriteAllBytesAsync(_folder.File("data.csv"), bytes);
        Fare[] rows = await CsvReadingTests.Read<Fare>(_folder.File("data.csv"), new CsvOptions { Encoding = name });
        Assert.Equal(9000, rows.Length);
        for (int i = 0; i < rows.Length; i++)
            Assert.Equal((i, new string('x', i % 3) + text), (rows[i].Value, rows[i].Company));
    }

    [Fact]
    public async Task Bytes_that_the_encoding_has_not_are_reported_with_their_place()
    {
        string path = _folder.File("data.csv");
        await File.WriteAllBytesAsync(path, [.. "fare,company\n1,a\n2,"u8, 0x81, .. "\n"u8]);
        CsvException error = await Assert.ThrowsAsync<CsvException>(() => CsvReadingTests.Read<Fare>(path, new CsvOptions { Encoding = "shift_jis" }));
        Assert.Equal($"{path}, line 3: there are bytes that are not shift_jis: save the file as UTF-8.", error.Message);
    }

    [Theory]
    [InlineData("latin1", "utf-8")]
    [InlineData("utf-16be", "utf-16")]
    [InlineData("utf-8", "utf-32")]
    public async Task A_mark_that_tells_of_another_encoding_is_refused(string name, string marked)
    {
        string path = _folder.File("data.csv");
        await File.WriteAllTextAsync(path, "fare,company\n1,a\n", Encoding.GetEncoding(marked));
        CsvException error = await Assert.ThrowsAsync<CsvException>(() => CsvReadingTests.Read<Fare>(path, new CsvOptions { Encoding = name }));
        string found = marked == "utf-8" ? "utf-8" : $"{marked}le";
        Assert.Equal($"{path}: the file's byte order mark tells of {found}, but the encoding is said to be {name}: leave the encoding out.", error.Message);
        Assert.Single(await CsvReadingTests.Read<Fare>(path));
    }

    public void Dispose() => _folder.Dispose();
}
