using Millrace.Data;

namespace Millrace.Tables;

/// <summary>A join that pipelines name: a type argument of <see cref="JoinRows{TLeft, TRight, TResult, TJoin}"/>.</summary>
/// <typeparam name="TLeft">The type of the left rows.</typeparam>
/// <typeparam name="TRight">The type of the right rows.</typeparam>
/// <typeparam name="TResult">The type of the joined rows.</typeparam>
public interface IJoin<TLeft, TRight, TResult>
    where TLeft : struct, ISchema<TLeft>
    where TRight : struct, ISchema<TRight>
    where TResult : struct, ISchema<TResult>
{
    /// <summary>The join.</summary>
    static abstract Join<TLeft, TRight, TResult> Join { get; }
}
