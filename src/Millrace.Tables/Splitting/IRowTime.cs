using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// When rows were, as a type that a pipeline can name: <c>public static RowTime&lt;Trip&gt; Time => RowTime.Of(Trip.Columns.PickedUp);</c>
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
public interface IRowTime<T>
    where T : struct, ISchema<T>
{
    /// <summary>The column that tells it.</summary>
    static abstract RowTime<T> Time { get; }
}
