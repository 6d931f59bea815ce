using System.Numerics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Makes the checks of numbers, or of those in lists, that are to be of another type than a file has.</summary>
internal static class TypeChecks
{
    /// <summary>The check of a column; none where it is to be of the type that it has.</summary>
    /// <param name="column">The column.</param>
    public static IEnumerable<ExpectationCheck> Of(Column column)
    {
        ColumnInfo values = column.Info.Item ?? column.Info;
        return values.Find<TypeExpectation>() is { } expectation ? [values.Type.Accept(new Stored(column.Info, expectation))] : [];
    }

    private sealed class Stored(ColumnInfo column, TypeExpectation expectation) : INumberVisitor<ExpectationCheck>
    {
        public ExpectationCheck Visit<T>()
            where T : unmanaged, INumber<T> => expectation.Type.Accept(new Expected<T>(column, expectation));
    }

    private sealed class Expected<T>(ColumnInfo column, TypeExpectation expectation) : INumberVisitor<ExpectationCheck>
        where T : unmanaged, INumber<T>
    {
        public ExpectationCheck Visit<TOther>()
            where TOther : unmanaged, INumber<TOther> => column.Item is null
                ? new ValueCheck<T, ExactTest<T, TOther>>(column, expectation, default)
                : new ItemCheck<T, ExactTest<T, TOther>>(column, expectation, default);
    }
}
