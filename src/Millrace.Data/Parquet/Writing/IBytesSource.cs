namespace Millrace.Data;

/// <summary>A column's values as strings of bytes, by code.</summary>
internal interface IBytesSource : IDisposable
{
    /// <summary>Whether they are UTF-8.</summary>
    bool IsText { get; }

    /// <summary>Each row's code, below 0 where the value is missing.</summary>
    ReadOnlySpan<int> Codes { get; }

    /// <summary>What the codes stand for.</summary>
    EntryList Entries { get; }

    /// <summary>The leaf that holds the values.</summary>
    SchemaNode CreateLeaf(string name, Repetition repetition);

    /// <summary>Takes a column's rows.</summary>
    /// <exception cref="UnwritableValue">A value has no text.</exception>
    void Start(Column column);
}
