using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Takes the rows that a row becomes.</summary>
/// <typeparam name="T">The row type.</typeparam>
public sealed class RowOutput<T>
    where T : struct, ISchema<T>
{
    private readonly IRowTarget<T> _target;

    internal RowOutput(IRowTarget<T> target) => _target = target;

    /// <summary>Adds a row behind the last one. There may be any number: they are written while the code goes on, which waits for that.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="InvalidOperationException">A column that is not nullable has no value.</exception>
    /// <exception cref="DataException">A text is no valid Unicode.</exception>
    public void Add(in T row) => _target.Add(in row);
}
