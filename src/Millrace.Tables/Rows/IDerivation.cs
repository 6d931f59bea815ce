using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Adds columns to rows: <c>DeriveRows&lt;Trip, RatedTrip, WithSpeed&gt;.Step(trips)</c>, where <c>RatedTrip</c> is declared
/// <c>[Schema(From = typeof(Trip))]</c> and has a column more.
/// </summary>
/// <typeparam name="TFrom">The row type that comes in.</typeparam>
/// <typeparam name="TTo">The row type that comes out.</typeparam>
public interface IDerivation<TFrom, TTo>
    where TFrom : struct, ISchema<TFrom>
    where TTo : struct, ISchema<TTo>
{
    /// <summary>
    /// The row that a row becomes: <c>copied with { Speed = trip.Miles / trip.Hours }</c>. Called on several threads at a time, for rows in no particular
    /// order: let it depend on the row alone.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="copied">
    /// The new row so far: the columns of the same name have their values already; the others are missing where they may be, else zero or empty.
    /// </param>
    static abstract TTo Derive(in TFrom row, in TTo copied);
}
