using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Makes of each row one of another schema: <c>MapRows&lt;Trip, ShortTrip, ToShort&gt;.Step(trips)</c>.</summary>
/// <typeparam name="TFrom">The row type that comes in.</typeparam>
/// <typeparam name="TTo">The row type that comes out.</typeparam>
public interface IRowMap<TFrom, TTo>
    where TFrom : struct, ISchema<TFrom>
    where TTo : struct, ISchema<TTo>
{
    /// <summary>The row that a row becomes. Called on several threads at a time, for rows in no particular order: let it depend on the row alone.</summary>
    /// <param name="row">The row.</param>
    static abstract TTo Map(in TFrom row);
}
