namespace Millrace.Data;

/// <summary>
/// Rows in a row that are worked on together. Where one ends and the next begins depends on the files alone, so that what is made of each and joined in their
/// order is the same on any number of threads.
/// </summary>
internal abstract class Stretch
{
    /// <summary>A stretch ends with the row group or batch that brings it to so many rows.</summary>
    public const int Rows = 1 << 18;

    /// <summary>Its number, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Lets go of what it holds. Whoever took it either has it read or calls this.</summary>
    public virtual void LetGo()
    {
    }
}
