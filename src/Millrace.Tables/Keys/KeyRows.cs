namespace Millrace.Tables;

/// <summary>Rows of which keys are made: a run of a block's rows, or some of them.</summary>
/// <param name="Start">The first row of the run.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Chosen">Which rows, counted from the first of the run and in ascending order; null for all.</param>
internal readonly record struct KeyRows(int Start, int Count, int[]? Chosen = null)
{
    /// <summary>A row's place in the block.</summary>
    public int this[int index] => Start + (Chosen is null ? index : Chosen[index]);
}
