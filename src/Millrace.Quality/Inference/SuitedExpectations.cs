using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What can be expected of a column still when it gets another type.</summary>
internal static class SuitedExpectations
{
    /// <summary>The expectations, in their order; of a limit on differences what of it suits the type.</summary>
    /// <param name="column">The column as it is declared.</param>
    /// <param name="type">The type that it gets.</param>
    public static ImmutableArray<Expectation> Of(ColumnInfo column, ColumnType type) => type == column.Type
        ? column.Expectations
        : [.. column.Expectations.Select(each => Of(each, column.Type, type)).OfType<Expectation>()];

    /// <summary>Those that are among the first and not among the second, as a sentence that follows another one; nothing where there are none.</summary>
    public static string Lost(ImmutableArray<Expectation> before, ImmutableArray<Expectation> after)
    {
        Expectation[] lost = [.. before.Where(each => !after.Contains(each))];
        string names = string.Join(", ", lost.Select(static each => Sentence.Of(each.ToString())));
        return lost.Length == 0 ? "" : $" {names} {(lost.Length == 1 ? "does" : "do")} not suit them.";
    }

    private static Expectation? Of(Expectation expectation, ColumnType before, ColumnType type) => expectation switch
    {
        DifferenceExpectation limits => Of(limits, type),
        _ => Suits(expectation, before, type) ? expectation : null,
    };

    private static DifferenceExpectation? Of(DifferenceExpectation limits, ColumnType type)
    {
        DifferenceExpectation suited = limits with
        {
            LInfinity = Suited(nameof(limits.LInfinity), limits.LInfinity),
            JensenShannon = Suited(nameof(limits.JensenShannon), limits.JensenShannon),
            NormalisedAbsoluteDifference = Suited(nameof(limits.NormalisedAbsoluteDifference), limits.NormalisedAbsoluteDifference),
        };
        return suited is { LInfinity: null, JensenShannon: null, NormalisedAbsoluteDifference: null } ? null : suited;

        double? Suited(string name, double? limit) => ComparedTypes.Suits(name, type) ? limit : null;
    }

    // What means something else of another type does not stay, even where the compiler would let it: patterns, lengths, periods, references, domains.
    private static bool Suits(Expectation expectation, ColumnType before, ColumnType type) => expectation switch
    {
        RangeExpectation => before.IsNumber() && type.IsNumber(),
        DomainExpectation => type == ColumnType.Text,
        PatternExpectation or LengthExpectation or BetweenExpectation or ReferenceExpectation => false,
        _ => SuitedTypes.Objection(expectation.Attribute, type) is null,
    };
}
