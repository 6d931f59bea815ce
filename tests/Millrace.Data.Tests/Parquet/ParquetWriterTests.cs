using System.Collections.Immutable;

namespace Millrace.Data.Tests.Files;

public sealed class ParquetWriterTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string File => _folder.File("words.parquet");

    [Fact]
    public void A_file_that_is_not_completed_leaves_nothing_and_keeps_the_old_one()
    {
        System.IO.File.WriteAllText(File, "old");
        using (var writer = new ParquetWriter<Word>(File))
        {
            writer.Add(new Word { Text = "a" });
            Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
        }

        Assert.Equal("old", System.IO.File.ReadAllText(Assert.Single(Directory.GetFiles(_folder.Path))));
    }

    [Fact]
    public void A_file_that_cannot_get_its_name_leaves_nothing()
    {
        Directory.CreateDirectory(File);
        using (var writer = new ParquetWriter<Word>(File))
        {
            writer.Add(new Word { Text = "a" });
            Assert.ThrowsAny<Exception>(() => writer.Complete());
        }

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void After_a_failure_nothing_can_be_completed()
    {
        using (var writer = new ParquetWriter<Suspect>(_folder.File("suspects.parquet"), new ParquetWriteOptions { RowGroupRows = 1 }))
        {
            DataException error = Assert.Throws<DataException>(() => writer.Add(new Suspect { Colour = (Colour)7 }));
            Assert.Equal("Column \"colour\", row 1: 7 is not a member of Colour: only members have a text form.", error.Message);
            Assert.Throws<InvalidOperationException>(() => writer.Add(new Suspect()));
            Assert.Throws<InvalidOperationException>(() => writer.Complete());
        }

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void After_rows_were_refused_nothing_can_be_completed()
    {
        using var batch = new Word.Batch();
        batch.Add(new Word { Text = "a" });
        using (var writer = new ParquetWriter<Word>(File))
        {
            writer.Add(batch);
            Assert.Throws<ArgumentException>(() => writer.Add(batch, [0, 1]));
            InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => writer.Complete());
            Assert.Equal($"{File}: writing has failed before, so what is there is no whole file. Start a new one.", error.Message);
        }

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void What_is_no_option_is_refused()
    {
        foreach (ParquetWriteOptions options in (ParquetWriteOptions[])
            [new() { PageVersion = (ParquetPageVersion)7 }, new() { Compression = (ParquetCompression)7 }])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new ParquetWriter<Word>(File, options));
        }

        var encodings = ImmutableDictionary<string, ParquetColumnEncoding>.Empty.Add("fare", (ParquetColumnEncoding)9);
        Assert.StartsWith(
            "Column \"fare\" holds float, which 9 does not encode.",
            Assert.Throws<ArgumentException>(() => new ParquetWriter<Fare>(File, new ParquetWriteOptions { Encodings = encodings })).Message);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_cancelled_call_adds_nothing()
    {
        using var writer = new ParquetWriter<Word>(File);
        Assert.Throws<OperationCanceledException>(() => writer.Add(new Word { Text = "a" }, new CancellationToken(canceled: true)));
        Assert.Equal(0, writer.RowCount);
        writer.Add(new Word { Text = "b" });
        writer.Complete();
        Assert.Equal(1, writer.RowCount);
    }

    [Theory]
    [InlineData(ParquetCompression.Zstd, 0)]
    [InlineData(ParquetCompression.Zstd, 23)]
    [InlineData(ParquetCompression.Gzip, 10)]
    [InlineData(ParquetCompression.Snappy, 1)]
    public void A_level_that_the_codec_has_not_is_refused(ParquetCompression compression, int level)
    {
        var options = new ParquetWriteOptions { Compression = compression, CompressionLevel = level };
        Assert.Equal(
            $"{compression} has no level {level}: Zstd has 1 to 22, Gzip 0 to 9, the others have none.",
            Assert.Throws<ArgumentException>(() => new ParquetWriter<Word>(File, options)).Message);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void An_encoding_must_be_one_of_a_column_that_is_there()
    {
        ParquetWriteOptions With(string column, ParquetColumnEncoding encoding) =>
            new() { Encodings = ImmutableDictionary<string, ParquetColumnEncoding>.Empty.Add(column, encoding) };
        Assert.StartsWith(
            "There is no column \"words\" in Word, for which an encoding is given.",
            Assert.Throws<ArgumentException>(() => new ParquetWriter<Word>(File, With("words", ParquetColumnEncoding.Plain))).Message);
        Assert.StartsWith(
            "Column \"word\" holds string, which DeltaBinaryPacked does not encode.",
            Assert.Throws<ArgumentException>(() => new ParquetWriter<Word>(File, With("word", ParquetColumnEncoding.DeltaBinaryPacked))).Message);
    }

    [Fact]
    public void Whether_there_is_a_dictionary_depends_on_the_rows_alone()
    {
        // More distinct values than the column looks for, and then one of them again and again.
        Word[] rows = [.. Enumerable.Range(0, 65_536).Select(static i => new Word { Text = $"{Math.Min(i, 6_200)}" })];
        using (var writer = new ParquetWriter<Word>(File))
        {
            foreach (Word row in rows)
                writer.Add(row);
            writer.Complete();
        }

        string other = _folder.File("batch.parquet");
        using (var writer = new ParquetWriter<Word>(other, new ParquetWriteOptions { RowGroupRows = 65_536 }))
        using (var batch = new Word.Batch())
        using (var copy = new Word.Batch())
        {
            foreach (Word row in rows)
                batch.Add(in row);
            copy.AppendRange(batch, 0, batch.Count);
            writer.Add(copy);
            writer.Complete();
        }

        Assert.Equal(System.IO.File.ReadAllBytes(File), System.IO.File.ReadAllBytes(other));
    }

    [Fact]
    public void Rows_that_are_not_there_are_refused_and_nothing_is_added()
    {
        using var batch = new Word.Batch();
        batch.Add(new Word { Text = "a" });
        using var target = new Word.Batch();
        Assert.Throws<ArgumentException>(() => target.AppendRows(batch, [0, 1]));
        Assert.Throws<ArgumentException>(() => target.AppendRows(batch, [-1]));
        Assert.Throws<ArgumentException>(() => target.AppendRange(batch, 0, 2));
        using var other = new Fare.Batch();
        Assert.Equal("The rows are of Fare and not of Word, which has other columns.", Assert.Throws<ArgumentException>(() => target.AppendRange(other, 0, 0)).Message);
        Assert.Equal(0, target.Count);
        batch.AppendRange(batch, 0, 1);
        batch.AppendRows(batch, [1, 0]);
        Assert.Equal(["a", "a", "a", "a"], Enumerable.Range(0, batch.Count).Select(i => batch[i].Text));
    }

    public void Dispose() => _folder.Dispose();
}
