using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// What tells rows apart, as a type that a pipeline can name:
/// <c>public static RowKey&lt;Trip&gt; Key => RowKey.Of(Trip.Columns.Company, Trip.Columns.TripId);</c>
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
public interface IRowKey<T>
    where T : struct, ISchema<T>
{
    /// <summary>The columns that count.</summary>
    static abstract RowKey<T> Key { get; }
}
