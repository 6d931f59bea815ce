using Microsoft.Win32.SafeHandles;

namespace Millrace.Data.Tests.Files;

public sealed class RealPageTests : IDisposable
{
    private readonly PageDecompressor _decompressor = new();

    [RealDataFact("parquet-suites/apache-parquet-testing/data/alltypes_plain.parquet")]
    public void Each_page_of_each_valid_file_becomes_what_it_claims() => CheckAll("parquet-suites/apache-parquet-testing/data", 70);

    [RealDataFact("parquet-suites/hyparquet-files/alpha.parquet")]
    public void Each_page_of_many_writers_becomes_what_it_claims() => CheckAll("parquet-suites/hyparquet-files", 60);

    public void Dispose() => _decompressor.Dispose();

    private void CheckAll(string folder, int atLeast)
    {
        var wrong = new List<string>();
        string[] files = Directory.GetFiles(RealDataFactAttribute.PathOf(folder), "*.parquet", SearchOption.AllDirectories);

        // One file's pages become a gigabyte each.
        foreach (string file in files.Where(static file => Path.GetFileName(file) != "large_string_map.brotli.parquet"))
        {
            using SafeFileHandle handle = File.OpenHandle(file);
            FileMetadata metadata = FileFooter.Read(handle);
            foreach (RowGroupMetadata group in metadata.RowGroups)
            {
                for (int i = 0; i < group.Chunks.Length; i++)
                {
                    long values = CheckPages(handle, group.Chunks[i], metadata.PagesEnd);
                    if (values != group.Chunks[i].Values)
                        wrong.Add($"{Path.GetFileName(file)}, {metadata.Leaves[i]}: {values} values of {group.Chunks[i].Values}");
                }
            }
        }

        Assert.True(files.Length >= atLeast);
        Assert.Equal("", string.Join('\n', wrong));
    }

    // Some old writers forgot the header of the dictionary page in a chunk's size, so that the last page reaches beyond it.
    private long CheckPages(SafeFileHandle handle, ChunkMetadata chunk, long pagesEnd)
    {
        byte[] bytes = new byte[pagesEnd - chunk.Start];
        Assert.Equal(bytes.Length, RandomAccess.Read(handle, bytes, chunk.Start));
        long values = 0;
        for (ReadOnlySpan<byte> left = bytes; values < chunk.Values && left.Length > bytes.Length - chunk.CompressedSize;)
        {
            Assert.True(PageHeader.TryRead(left, out PageHeader header, out int length));
            ReadOnlySpan<byte> page = left.Slice(length, header.CompressedSize);
            left = left[(length + header.CompressedSize)..];
            int levels = header.DefinitionLength + header.RepetitionLength;
            CompressionCodec codec = header.IsCompressed ? chunk.Codec : CompressionCodec.Uncompressed;
            byte[] destination = new byte[header.UncompressedSize - levels];
            Assert.True(PageDecompressor.IsPlausible(codec, page[levels..], destination.Length));
            _decompressor.Decompress(codec, page[levels..], destination);
            values += header.Kind is PageKind.DataV1 or PageKind.DataV2 ? header.Values : 0;
        }

        return values;
    }
}
