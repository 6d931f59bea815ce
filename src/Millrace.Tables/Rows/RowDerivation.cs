using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// The row that a row becomes, most of whose columns are copied. Called on several threads at a time, for rows in no particular order: let it depend on the
/// row alone.
/// </summary>
/// <typeparam name="TFrom">The row type that comes in.</typeparam>
/// <typeparam name="TTo">The row type that comes out.</typeparam>
/// <param name="row">The row.</param>
/// <param name="copied">
/// The new row so far: the columns of the same name have their values; the others are missing where they may be, else zero or empty.
/// </param>
public delegate TTo RowDerivation<TFrom, TTo>(in TFrom row, in TTo copied)
    where TFrom : struct, ISchema<TFrom>
    where TTo : struct, ISchema<TTo>;
