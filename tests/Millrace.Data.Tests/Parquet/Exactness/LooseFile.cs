namespace Millrace.Data.Tests.Files;

/// <summary>Files of one column "x" whose type the test chooses, written from texts and read as texts.</summary>
internal static class LooseFile
{
    public static ColumnInfo Column(ColumnType type, bool isNullable = true, bool isSensitive = false) =>
        new("x", "X", type, isNullable) { IsSensitive = isSensitive };

    public static ColumnInfo List(ColumnType type, bool isNullable = true, bool hasMissing = true, bool isSensitive = false) =>
        new("x", "X", ColumnType.List, isNullable) { Item = Column(type, hasMissing, isSensitive), IsSensitive = isSensitive };

    /// <summary>Whether a text is a value of a type.</summary>
    public static bool Holds(ColumnInfo info, string text)
    {
        using var batch = new LooseBatch(Schema(info));
        return batch.Columns[0].TryAppendText(text);
    }

    public static string Write(string path, ColumnInfo info, IEnumerable<string?> texts, ParquetWriteOptions? options = null, int groupRows = int.MaxValue)
    {
        using var batch = new LooseBatch(Schema(info));
        using FileStream stream = File.Create(path);
        using var writer = new ParquetFileWriter(batch, options ?? ParquetWriteOptions.Default);
        writer.Start(stream);
        foreach (string?[] group in texts.Chunk(groupRows))
        {
            batch.Clear();
            foreach (string? text in group)
            {
                if (text is null)
                    batch.Columns[0].AppendMissing();
                else
                    Assert.True(batch.Columns[0].TryAppendText(text), text);
            }

            writer.Write(batch, default);
        }

        writer.Complete();
        return path;
    }

    public static List<string?> Read(string path, ColumnInfo info, int batchRows = RowSource.BatchRows, bool truncatesTimes = false)
    {
        using var batch = new LooseBatch(Schema(info));
        using ParquetFileReader reader = ParquetFileReader.Open(path, batch, truncatesTimes);
        List<string?> texts = [];
        while (reader.Read(batch, batchRows, default))
            texts.AddRange(Enumerable.Range(0, batch.Count).Select(batch.Columns[0].FormatText));
        return texts;
    }

    /// <summary>What reading as a type is refused with.</summary>
    public static ParquetException Refusal(string path, ColumnInfo info, int batchRows = RowSource.BatchRows) =>
        Assert.Throws<ParquetException>(() => Read(path, info, batchRows));

    private static SchemaInfo Schema(ColumnInfo info) => new("Loose", [info]);
}
