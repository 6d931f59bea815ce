namespace Millrace.Data;

/// <summary>Something that is said of a text.</summary>
internal interface IEntryTest
{
    /// <summary>Whether it holds for a text in UTF-8.</summary>
    bool Holds(ReadOnlySpan<byte> text);
}
