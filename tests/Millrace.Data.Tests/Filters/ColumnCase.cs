namespace Millrace.Data.Tests.Filters;

/// <summary>A column, and how C# compares its values.</summary>
internal abstract class ColumnCase
{
    /// <summary>Filters of the column.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="constants">Rows from which they take values; at least one.</param>
    public abstract FilterCase Make(int kind, Everything[] constants);
}
