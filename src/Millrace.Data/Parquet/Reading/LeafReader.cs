namespace Millrace.Data;

/// <summary>What flat columns and lists have in common: one leaf.</summary>
/// <param name="leaf">The leaf.</param>
internal abstract class LeafReader(LeafPages leaf) : ColumnReader
{
    protected LeafColumn Leaf => leaf.Leaf;

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

    public override void StartGroup(RowGroupMetadata group, long firstRow) => leaf.StartGroup(group);

    public override void Dispose() => leaf.Dispose();

    /// <summary>Moves to the next data page that has values; takes a dictionary on the way.</summary>
    /// <exception cref="ParquetFault">There is none.</exception>
    protected PageHeader NextPage() => leaf.NextPage();

    /// <summary>Starts the levels and values of the present page.</summary>
    protected void OpenPage(PageHeader header) => leaf.OpenPage(header);
}
