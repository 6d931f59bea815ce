using ParquetSharp;

namespace Millrace.Data.Tests.Files;

/// <summary>Files that Apache's C++ library writes.</summary>
internal static class SharpFiles
{
    private const int Rows = 60;

    /// <summary>Writes a file of some columns, with small pages and an index of them.</summary>
    public static Original Write(TempFolder folder, Compression compression, bool isV2, bool isPlain)
    {
        string path = folder.File("sharp.parquet");
        ParquetSharp.Column[] columns =
        [
            new Column<int>("int"), new Column<long?>("long"), new Column<double?>("double"), new Column<string>("text"), new Column<float[]>("floats"),
            new Column<decimal>("decimal", ParquetSharp.LogicalType.Decimal(29, 3)), new Column<DateTime?>("time"), new Column<bool?>("flag"),
            new Column<string[]>("texts"),
        ];
        using WriterPropertiesBuilder builder = new WriterPropertiesBuilder().Compression(compression).DataPagesize(128).WriteBatchSize(16)
            .EnableWritePageIndex().DisableDictionary("floats");
        if (isV2)
            builder.DataPageVersion(ParquetDataPageVersion.V2);
        if (isPlain)
        {
            builder.DisableDictionary().Encoding("int", ParquetSharp.Encoding.DeltaBinaryPacked).Encoding("long", ParquetSharp.Encoding.DeltaBinaryPacked)
                .Encoding("double", ParquetSharp.Encoding.ByteStreamSplit).Encoding("text", ParquetSharp.Encoding.DeltaByteArray);
        }

        using WriterProperties properties = builder.Build();
        using (var file = new ParquetSharp.ParquetFileWriter(path, columns, null, properties, null))
        {
            for (int group = 0; group < 2; group++)
                WriteGroup(file, group * Rows);
            file.Close();
        }

        string name = $"ParquetSharp, {compression}{(isV2 ? ", version 2" : "")}{(isPlain ? ", no dictionaries" : "")}";
        return new Original(name, File.ReadAllBytes(path)).Located(ParquetFileReader.ReadMetadata(path));
    }

    private static void WriteGroup(ParquetSharp.ParquetFileWriter file, int first)
    {
        int[] rows = [.. Enumerable.Range(first, Rows)];
        using ParquetSharp.RowGroupWriter group = file.AppendRowGroup();
        Write(group, rows, static i => i * 7 % 50);
        Write(group, rows, static i => i % 5 == 0 ? null : (long?)i << (i % 60));
        Write(group, rows, static i => i % 9 == 0 ? null : (double?)i / 3);
        Write(group, rows, static i => i % 6 == 0 ? null : $"text number {i % 11}");
        Write(group, rows, static i => i % 7 == 0 ? null : Enumerable.Range(0, i % 4).Select(static j => (float)j).ToArray());
        Write(group, rows, static i => i * 1.125m);
        Write(group, rows, static i => i % 3 == 0 ? null : (DateTime?)DateTime.UnixEpoch.AddHours(i));
        Write(group, rows, static i => i % 4 == 0 ? null : (bool?)(i % 3 == 0));
        Write(group, rows, static i => i % 8 == 0 ? null : Enumerable.Range(0, i % 3).Select(static j => $"{j}").ToArray());
    }

    private static void Write<T>(ParquetSharp.RowGroupWriter group, int[] rows, Func<int, T> value)
    {
        using LogicalColumnWriter<T> column = group.NextColumn().LogicalWriter<T>();
        column.WriteBatch([.. rows.Select(value)]);
    }
}
