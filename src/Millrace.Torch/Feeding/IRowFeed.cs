namespace Millrace.Torch;

/// <summary>The rows that a network learns from or is measured on, block by block, as often as they are asked for.</summary>
internal interface IRowFeed
{
    /// <summary>Number of rows.</summary>
    long RowCount { get; }

    /// <summary>Numbers a row.</summary>
    int Width { get; }

    /// <summary>Reads and checks all rows where they are kept in memory, so that what is wrong with them is known before anything is trained.</summary>
    /// <param name="cancellation">Ends the reading early.</param>
    void Prepare(CancellationToken cancellation);

    /// <summary>Reads all rows in order. A block is valid until the next is asked for.</summary>
    /// <param name="cancellation">Ends the reading early.</param>
    IEnumerable<RowBlock> Read(CancellationToken cancellation);
}
