using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Adds the rows that a row becomes. Called on several threads at a time, for rows in no particular order: let it depend on the row alone.
/// </summary>
/// <typeparam name="TFrom">The row type that comes in.</typeparam>
/// <typeparam name="TTo">The row type that comes out.</typeparam>
/// <param name="row">The row.</param>
/// <param name="output">Takes the rows, in their order; of no use after the call.</param>
public delegate void RowExpansion<TFrom, TTo>(in TFrom row, RowOutput<TTo> output)
    where TFrom : struct, ISchema<TFrom>
    where TTo : struct, ISchema<TTo>;
