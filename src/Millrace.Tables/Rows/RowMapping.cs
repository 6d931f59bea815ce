using Millrace.Data;

namespace Millrace.Tables;

/// <summary>The row that a row becomes. Called on several threads at a time, for rows in no particular order: let it depend on the row alone.</summary>
/// <typeparam name="TFrom">The row type that comes in.</typeparam>
/// <typeparam name="TTo">The row type that comes out.</typeparam>
/// <param name="row">The row.</param>
public delegate TTo RowMapping<TFrom, TTo>(in TFrom row)
    where TFrom : struct, ISchema<TFrom>
    where TTo : struct, ISchema<TTo>;
