namespace Millrace.Features;

/// <summary>What a thread works on a row with; kept from row to row.</summary>
internal sealed class RowWork
{
    public RowScratch<double> Numbers { get; } = new();

    public RowScratch<int> Ids { get; } = new();

    public RowScratch<long> Times { get; } = new();

    public RowScratch<byte> Parts { get; } = new();

    /// <summary>The columns that methods compute; null before they were.</summary>
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
