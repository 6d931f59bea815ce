using Millrace.Data;

namespace Millrace.Tables;

/// <summary>An order of rows that pipelines name: the type argument of <see cref="SortRows{T, TOrder}"/>.</summary>
/// <typeparam name="T">The row type.</typeparam>
public interface IOrder<T>
    where T : struct, ISchema<T>
{
    /// <summary>The order.</summary>
    static abstract Order<T> Order { get; }
}
