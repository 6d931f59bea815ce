namespace Millrace.Features;

/// <summary>Memory of a thread that computes a single row, or of what works on a batch; kept from row to row.</summary>
internal sealed class RowWork
{
    public RowScratch<double> Numbers { get; } = new();

    public RowScratch<int> Ids { get; } = new();

    public RowScratch<long> Times { get; } = new();

    public RowScratch<byte> Parts { get; } = new();

    /// <summary>The columns that methods compute of a single row; null before they were, and for batches, which have their own.</summary>
    public RowComputed? Computed { get; set; }

    /// <summary>Ends a feature.</summary>
    public void Clear()
    {
        Numbers.Clear();
        Ids.Clear();
        Times.Clear();
        Parts.Clear();
    }
}
