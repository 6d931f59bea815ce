namespace Millrace.Data;

/// <summary>What is wrong with a line.</summary>
/// <param name="At">Where in the block.</param>
/// <param name="Column">The column that reads the value there; −1 where none does.</param>
/// <param name="Problem">What is wrong; follows the place.</param>
internal sealed record JsonFault(int At, int Column, string Problem)
{
    /// <summary>The problem of a line that lacks a value.</summary>
    public const string Missing = "the value is missing";
}
