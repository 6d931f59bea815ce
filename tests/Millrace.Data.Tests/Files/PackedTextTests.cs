using System.IO.Compression;
using System.Text;

namespace Millrace.Data.Tests.Files;

/// <summary>Text files that gzip has packed: read as a whole, or refused.</summary>
public sealed class PackedTextTests : IDisposable
{
    // No bytes, packed as other programs do it.
    private static readonly byte[] s_nothing = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_508)]
    [InlineData(65_509)]
    [InlineData(65_536)]
    [InlineData(1_000_000)]
    public void What_was_packed_is_read(int length)
    {
        byte[] bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        Assert.True(bytes.AsSpan().SequenceEqual(Read(Pack(bytes), 4096)));

        // Members follow each other, and what looks like our own end may be within.
        byte[] both = [.. bytes, .. "\0the end of what was packed\0"u8];
        Assert.True(both.AsSpan().SequenceEqual(Read([.. Pack(bytes), .. Pack("\0the end of what was packed\0"u8.ToArray())], 7)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(10_000)]
    [InlineData(100_000)]
    public void Zeros_behind_what_was_packed_are_passed_over(int zeros)
    {
        // The length of what is packed ends in zeros as well, the one of nothing is all zeros, and a long run of them is packed into few bytes.
        // The longest takes by far the longest: once is enough.
        foreach (int length in new[] { 0, 1, 5, 255, 256, 8186, 65_536, zeros == 65 ? 1 << 24 : 1 << 20 })
        {
            byte[] bytes = new byte[length];
            new Random(length).NextBytes(bytes.AsSpan(0, length / 2));
            byte[] packed = length == 0 ? s_nothing : Pack(bytes);
            Assert.True(bytes.AsSpan().SequenceEqual(Read([.. packed, .. new byte[zeros]], 4096)), $"{length}");
            Assert.True(bytes.AsSpan().SequenceEqual(Read([.. s_nothing, .. packed, .. new byte[zeros]], 7777)), $"{length}, behind another");
            if (length > 0)
                Assert.Throws<InvalidDataException>(() => Read([.. packed[..^9], .. new byte[zeros]], 4096));
        }
    }

    [Fact]
    public void Zeros_within_what_is_packed_are_data()
    {
        // What is stored as it is has as many zeros as it had, at each place where buffers end.
        byte[] bytes = new byte[200_000];
        for (int at = 0; at < bytes.Length; at += 12_345)
            bytes[at] = 1;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
            gzip.Write(bytes);
        Assert.True(bytes.AsSpan().SequenceEqual(Read([.. packed.ToArray(), 0, 0], 999)));
        Assert.Throws<InvalidDataException>(() => Read([.. packed.ToArray(), 0, 0, 1], 999));
        Assert.Throws<InvalidDataException>(() => Read([.. packed.ToArray()[..150_000], .. new byte[70_000]], 999));
    }

    [Fact]
    public void Whatever_is_cut_off_is_noticed()
    {
        byte[] packed = Pack(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(static i => $"{i * 7919 % 1000},x\n"))));
        for (int length = 2; length < packed.Length; length++)
            Assert.Throws<InvalidDataException>(() => Read(packed[..length], 100));
        Assert.Throws<InvalidDataException>(() => Read([.. packed, 1, 2, 3], 100));
    }

    [Fact]
    public async Task A_folder_with_a_file_and_the_same_packed_is_refused()
    {
        byte[] rows = Encoding.UTF8.GetBytes("fare,company\n1,c\n");
        await File.WriteAllBytesAsync(_folder.File("a.csv"), rows);
        await File.WriteAllBytesAsync(_folder.File("a.csv.gz"), Pack(rows));
        CsvException error = await Assert.ThrowsAsync<CsvException>(() => Csv.CsvReadingTests.Read<Fare>(_folder.Path));
        Assert.Contains("the folder holds a.csv and a.csv.gz, which would give each row twice: move one of them away.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_names_the_line()
    {
        string rows = string.Concat(Enumerable.Range(0, 200_000).Select(static i => $"{i * 7919 % 100_003},c\n"));
        string csv = _folder.File("data.csv.gz");
        byte[] packed = Pack(Encoding.UTF8.GetBytes("fare,company\n" + rows));
        await File.WriteAllBytesAsync(csv, packed);
        Assert.Equal(200_000, (await Csv.CsvReadingTests.Read<Fare>(csv)).Length);
        await File.WriteAllBytesAsync(csv, packed[..(packed.Length / 2)]);
        CsvException cut = await Assert.ThrowsAsync<CsvException>(() => Csv.CsvReadingTests.Read<Fare>(csv));
        Assert.InRange(cut.Line!.Value, 50_000, 150_000);
        Assert.StartsWith($"{csv}, line {cut.Line}: the file cannot be read any further: ", cut.Message, StringComparison.Ordinal);

        string lines = _folder.File("data.jsonl.gz");
        packed = Pack(Encoding.UTF8.GetBytes(rows.Replace(",c", "}", StringComparison.Ordinal).Insert(0, "{\"fare\":").Replace("\n", "\n{\"fare\":", StringComparison.Ordinal) + "1}"));
        await File.WriteAllBytesAsync(lines, packed);
        Assert.Equal(200_001, (await JsonLines.JsonRows.ReadAsync<Fare>(lines)).Count);
        await File.WriteAllBytesAsync(lines, packed[..(packed.Length / 2)]);
        JsonLinesException error = await Assert.ThrowsAsync<JsonLinesException>(() => JsonLines.JsonRows.ReadAsync<Fare>(lines));
        Assert.InRange(error.Line!.Value, 50_000, 150_000);
        Assert.StartsWith($"{lines}, line {error.Line}: the file cannot be read any further: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packed_csv_may_be_in_any_encoding_and_in_a_folder()
    {
        string folder = _folder.Folder("in");
        _folder.Write("in/a.csv", "fare,company\n1,x\n");
        await File.WriteAllBytesAsync(_folder.File("in/b.csv.gz"), Pack([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("fare,company\n2,Zoë\n")]));
        await File.WriteAllBytesAsync(_folder.File("in/c.tsv.gz"), Pack("fare,company\n3,\n"u8.ToArray()));
        Assert.Equal(
            [new Fare { Value = 1, Company = "x" }, new Fare { Value = 2, Company = "Zoë" }, new Fare { Value = 3 }],
            await Csv.CsvReadingTests.Read<Fare>(folder));
    }

    public void Dispose() => _folder.Dispose();

    private byte[] Read(byte[] file, int piece)
    {
        string path = _folder.File("packed");
        File.WriteAllBytes(path, file);
        using Stream text = SourceText.Open(path, 4, out byte[] start);
        var bytes = new MemoryStream();
        bytes.Write(start);
        byte[] buffer = new byte[piece];
        for (int read = text.Read(buffer); read > 0; read = text.Read(buffer))
            bytes.Write(buffer, 0, read);
        return bytes.ToArray();
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
