namespace Millrace.Data;

/// <summary>What flat columns and lists have in common: one leaf.</summary>
/// <param name="leaf">The leaf.</param>
internal abstract class LeafReader(LeafPages leaf) : ColumnReader
{
    /// <summary>Values of a row group, as far as they count for its batches.</summary>
    protected const long MostValues = 1L << 40;

    // What a value may be made of that shares its beginning with others, whatever its page takes.
    private const long SharedBytes = 1 << 15;

    /// <summary>The leaf.</summary>
    public LeafColumn Leaf => leaf.Leaf;

    protected PageReader Pages => leaf.Pages;

    protected ValueReader Values => leaf.Values;

    /// <summary>Definition levels of the present page.</summary>
    protected LevelDecoder Definitions => leaf.Definitions;

    /// <summary>Repetition levels of the present page.</summary>
    protected LevelDecoder Repetitions => leaf.Repetitions;

    /// <summary>Slots of the present page that were not read yet.</summary>
    protected int Left
    {
        get => leaf.Left;
        set => leaf.Left = value;
    }

    /// <summary>Whether all values that the chunk claims were in the pages so far.</summary>
    protected bool IsLastPage => leaf.IsLastPage;

    /// <summary>Bytes of a chunk's values, as far as they are known before they are decoded.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="values">Its values, as far as they count.</param>
    protected static long BytesOf(ChunkMetadata chunk, long values) =>
        chunk.Encodings.Contains(ParquetEncoding.DeltaByteArray) ? Math.Max(chunk.UncompressedSize, SharedBytes * values) : chunk.UncompressedSize;

    public override void StartGroup(RowGroupMetadata group, long firstRow) => leaf.StartGroup(group);

    public override void Dispose() => leaf.Dispose();

    /// <summary>Moves to the next data page that has values; takes a dictionary on the way.</summary>
    /// <exception cref="ParquetFault">There is none.</exception>
    protected PageHeader NextPage() => leaf.NextPage();

    /// <summary>Starts the levels and values of the present page.</summary>
    protected void OpenPage(PageHeader header) => leaf.OpenPage(header);
}
