namespace Millrace.Data;

/// <summary>A column's values as strings of bytes, by code.</summary>
internal interface IBytesSource
{
    /// <summary>Whether they are UTF-8.</summary>
    bool IsText { get; }

    /// <summary>How many codes there are.</summary>
    int Count { get; }

    /// <summary>Each row's code, below 0 where the value is missing.</summary>
    ReadOnlySpan<int> Codes { get; }

    /// <summary>A code's bytes.</summary>
    ReadOnlySpan<byte> this[int code] { get; }

    /// <summary>The leaf that holds the values.</summary>
    SchemaNode CreateLeaf(string name, Repetition repetition);

    /// <summary>Takes a column's rows.</summary>
    void Start(Column column);
}
