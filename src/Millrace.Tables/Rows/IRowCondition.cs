using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Which rows stay, said with operators on columns, so that files and row groups that hold none are not read. A type, so that a pipeline can name it:
/// <c>WhereRows&lt;Trip, LongTrips&gt;.Step(trips)</c>.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
public interface IRowCondition<T>
    where T : struct, ISchema<T>
{
    /// <summary>The condition: <c>Trip.Columns.Miles &gt; 10 &amp; Trip.Columns.Company.IsPresent()</c>.</summary>
    static abstract Filter<T> Condition { get; }
}
