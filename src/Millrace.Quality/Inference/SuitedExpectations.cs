using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What can be expected of a column still when it gets another type.</summary>
internal static class SuitedExpectations
{
    /// <summary>The expectations, in their order.</summary>
    /// <param name="column">The column as it is declared.</param>
    /// <param name="type">The type that it gets.</param>
    public static ImmutableArray<Expectation> Of(ColumnInfo column, ColumnType type)
    {
        bool areNumbers = column.Type.IsNumber() && type.IsNumber();
        return [.. column.Expectations.Where(each => each switch
        {
            PresenceExpectation or EnvironmentExpectation => true,
            DomainExpectation => type == ColumnType.Text,

            // Classes and categories are counted one by one.
            BalanceExpectation or DifferenceExpectation { LInfinity: not null } or DifferenceExpectation { NormalisedAbsoluteDifference: not null } =>
                areNumbers && type.IsWholeNumber(),

            // The column that is referred to has the type that this one had.
            ReferenceExpectation => false,
            _ => areNumbers,
        })];
    }
}
