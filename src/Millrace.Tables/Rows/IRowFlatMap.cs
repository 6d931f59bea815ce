using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Makes of each row none, one or many of another schema: <c>FlatMapRows&lt;Order, OrderLine, ToLines&gt;.Step(orders)</c>.</summary>
/// <typeparam name="TFrom">The row type that comes in.</typeparam>
/// <typeparam name="TTo">The row type that comes out.</typeparam>
public interface IRowFlatMap<TFrom, TTo>
    where TFrom : struct, ISchema<TFrom>
    where TTo : struct, ISchema<TTo>
{
    /// <summary>
    /// Adds the rows that a row becomes. Called on several threads at a time, for rows in no particular order: let it depend on the row alone.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="output">Takes the rows, in their order; of no use after the call.</param>
    static abstract void Map(in TFrom row, RowOutput<TTo> output);
}
