using System.Buffers;
using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>What the footer of a Parquet file says. What was parsed agrees with itself and with the length of the file.</summary>
internal sealed record FileMetadata
{
    public FileMetadata(SchemaNode root, long rows, ImmutableArray<RowGroupMetadata> rowGroups)
    {
        Root = root;
        Leaves = LeafColumn.AllOf(root);
        Rows = rows;
        RowGroups = rowGroups;
    }

    public int Version { get; init; } = 2;

    /// <summary>The schema.</summary>
    public SchemaNode Root { get; }

    /// <summary>The schema's leaves, in the order of the file.</summary>
    public ImmutableArray<LeafColumn> Leaves { get; }

    public long Rows { get; }

    public ImmutableArray<RowGroupMetadata> RowGroups { get; }

    /// <summary>The leaf that a field of the schema is.</summary>
    public LeafColumn LeafOf(SchemaNode node) => Leaves[node.LeafIndex];

    /// <summary>What writers add for readers that know them.</summary>
    public ImmutableArray<KeyValuePair<string, string?>> KeyValues { get; init; } = [];

    /// <summary>The program that wrote the file.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>The order of each leaf's statistics; empty where the file does not say.</summary>
    public ImmutableArray<ColumnOrder> Orders { get; init; } = [];

    /// <summary>Where the footer begins: all pages end there at the latest.</summary>
    public long PagesEnd { get; init; }

    /// <summary>
    /// Bytes by which chunks may be longer than they say: parquet-mr before 1.2.9 forgot the header of the dictionary page (PARQUET-816).
    /// </summary>
    public int ForgottenBytes => OldWriters.ForgetDictionaryHeaders(CreatedBy) ? OldWriters.DictionaryHeader : 0;

    /// <summary>Parses a footer, without the eight bytes that end the file.</summary>
    /// <param name="footer">The footer, which is not kept.</param>
    /// <param name="fileLength">Bytes of the whole file.</param>
    /// <exception cref="ParquetFault">It is damaged, or says what we do not read.</exception>
    public static FileMetadata Parse(ReadOnlySpan<byte> footer, long fileLength) => MetadataParser.Parse(footer, fileLength);

    /// <summary>Writes a footer, without the eight bytes that end the file.</summary>
    public void Write(IBufferWriter<byte> output) => MetadataWriter.Write(this, new CompactWriter(output));
}
