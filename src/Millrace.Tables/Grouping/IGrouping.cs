using Millrace.Data;

namespace Millrace.Tables;

/// <summary>A grouping that pipelines name: a type argument of <see cref="GroupRows{T, TResult, TGrouping}"/>.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <typeparam name="TResult">The type of a row that stands for a group.</typeparam>
public interface IGrouping<T, TResult>
    where T : struct, ISchema<T>
    where TResult : struct, ISchema<TResult>
{
    /// <summary>The grouping.</summary>
    static abstract Grouping<T, TResult> Grouping { get; }
}
