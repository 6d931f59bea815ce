using System.Buffers;
using System.Buffers.Binary;
using CsCheck;
using ParquetSharp;

namespace Millrace.Data.Tests.Files;

/// <summary>Valid files to be damaged: ours with every type, encoding, codec and version of pages, with and without checksums, and those of others.</summary>
internal static class Originals
{
    private const int Rows = 40;
    private const int SuiteBytes = 1 << 14;

    private static readonly Compression[] s_codecs =
        [Compression.Uncompressed, Compression.Snappy, Compression.Gzip, Compression.Brotli, Compression.Zstd, Compression.Lz4];

    private static readonly Lazy<Task<Original[]>> s_all = new(MakeAsync);

    public static Task<Original[]> All => s_all.Value;

    private static async Task<Original[]> MakeAsync()
    {
        using var folder = new TempFolder();
        var all = new List<Original>();
        Everything[] everything = AnyRows.One.Array[Rows].Single(static _ => true, "0N0XIzNsQ0O2");
        Lists[] lists = AnyLists.One.Array[Rows].Single(static _ => true, "0N0XIzNsQ0O2");
        foreach (ParquetCompression compression in Enum.GetValues<ParquetCompression>())
        {
            foreach (ParquetPageVersion version in Enum.GetValues<ParquetPageVersion>())
            {
                foreach (ParquetColumnEncoding encoding in Enum.GetValues<ParquetColumnEncoding>())
                {
                    var options = new ParquetWriteOptions { Compression = compression, PageVersion = version, RowGroupRows = 16 };
                    await AddAsync(all, folder, everything, options, encoding);
                    await AddAsync(all, folder, lists, options, encoding);
                }
            }
        }

        foreach (Compression compression in s_codecs)
        {
            foreach (bool isV2 in new[] { false, true })
            {
                foreach (bool isPlain in new[] { false, true })
                    all.Add(SharpFiles.Write(folder, compression, isV2, isPlain));
            }
        }

        string suites = RealDataFactAttribute.PathOf("parquet-suites");
        if (Directory.Exists(suites))
        {
            all.AddRange(Directory.GetFiles(suites, "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Where(static file => new FileInfo(file).Length <= SuiteBytes && !file.Contains("bad_data", StringComparison.Ordinal))
                .Select(static file => new Original(Path.GetFileName(file), File.ReadAllBytes(file)) { IsFromSuite = true }
                    .Located(ParquetFileReader.ReadMetadata(file))));
        }

        return [.. all];
    }

    private static async Task AddAsync<T>(List<Original> all, TempFolder folder, T[] rows, ParquetWriteOptions options, ParquetColumnEncoding encoding)
        where T : struct, ISchema<T>
    {
        string path = folder.File("ours.parquet");
        foreach (ColumnInfo column in T.Schema.Columns)
        {
            if (Suits((column.Item ?? column).Type, encoding))
                options = options with { Encodings = options.Encodings.SetItem(column.Name, encoding) };
        }

        await ParquetFile.WriteAsync(Dataset.Of(rows), path, options);
        string name = $"{typeof(T).Name}, {encoding}, {options.Compression}, {options.PageVersion}";
        var original = new Original(name, await File.ReadAllBytesAsync(path), static () => T.CreateBatch(0));
        FileMetadata metadata = ParquetFileReader.ReadMetadata(path);
        all.Add(original.Located(metadata));
        byte[] bare = WithoutChecksums(original.Bytes, metadata);
        await File.WriteAllBytesAsync(path, bare);
        all.Add(new Original($"{name}, without checksums", bare, original.CreateShape).Located(ParquetFileReader.ReadMetadata(path)));
    }

    private static bool Suits(ColumnType type, ParquetColumnEncoding encoding) => encoding switch
    {
        ParquetColumnEncoding.Automatic or ParquetColumnEncoding.Plain => true,
        ParquetColumnEncoding.Dictionary or ParquetColumnEncoding.DeltaLengthByteArray =>
            type is ColumnType.Text or ColumnType.Binary or ColumnType.Enum or ColumnType.Decimal,
        ParquetColumnEncoding.DeltaBinaryPacked => type is ColumnType.Int32 or ColumnType.Int64 or ColumnType.UInt32 or ColumnType.DateTime or ColumnType.Date,
        _ => type is ColumnType.Single or ColumnType.Double or ColumnType.Int16 or ColumnType.UInt64 or ColumnType.Time,
    };

    private static byte[] WithoutChecksums(byte[] file, FileMetadata metadata)
    {
        var output = new ArrayBufferWriter<byte>();
        output.Write("PAR1"u8);
        RowGroupMetadata[] groups =
        [
            .. metadata.RowGroups.Select(group => group with { Chunks = [.. group.Chunks.Select(chunk => Copy(file, chunk, output))] }),
        ];
        var bare = new FileMetadata(metadata.Root, metadata.Rows, [.. groups]) { CreatedBy = metadata.CreatedBy };
        int start = output.WrittenCount;
        bare.Write(output);
        BinaryPrimitives.WriteInt32LittleEndian(output.GetSpan(4), output.WrittenCount - start);
        output.Advance(4);
        output.Write("PAR1"u8);
        return output.WrittenSpan.ToArray();
    }

    private static ChunkMetadata Copy(byte[] file, ChunkMetadata chunk, ArrayBufferWriter<byte> output)
    {
        long start = output.WrittenCount;
        long data = 0;
        long dictionary = 0;
        ReadOnlySpan<byte> left = file.AsSpan((int)chunk.Start, (int)chunk.CompressedSize);
        while (!left.IsEmpty)
        {
            Assert.True(PageHeader.TryRead(left, out PageHeader header, out int length));
            if (header.Kind == PageKind.Dictionary)
                dictionary = output.WrittenCount;
            else if (data == 0)
                data = output.WrittenCount;
            (header with { Checksum = null }).Write(output);
            output.Write(left.Slice(length, header.CompressedSize));
            left = left[(length + header.CompressedSize)..];
        }

        return chunk with { DataPageOffset = data, DictionaryPageOffset = dictionary, CompressedSize = output.WrittenCount - start };
    }
}
