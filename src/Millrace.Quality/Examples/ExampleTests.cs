using System.Numerics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Makes the test that finds what is sought in a column.</summary>
internal static class ExampleTests
{
    /// <summary>The test; null where numbers are sought in a column that is read as something else.</summary>
    /// <param name="sought">What is sought.</param>
    /// <param name="column">The column.</param>
    public static ExampleTest? Of(Sought sought, SoughtColumn column)
    {
        (ColumnInfo declared, ColumnInfo read) = sought.InElements ? (column.Declared.Item!, column.Read.Item!) : (column.Declared, column.Read);
        RangeExpectation? range = column.Declared.Find<RangeExpectation>();
        return sought.Value switch
        {
            SoughtValue.Missing => new PresentTest(isPresent: false),
            SoughtValue.NotANumber => Numbers(read, double.IsNaN),
            SoughtValue.Infinite => Numbers(read, number => double.IsInfinity(number) && range?.Holds(number) != true),
            SoughtValue.OutsideRange => Numbers(read, number => double.IsFinite(number) && range?.Holds(number) == false),
            SoughtValue.OutsideType or SoughtValue.OtherType when CanRefuse(declared.Type) => new TypeTest(declared, column.Csv),
            _ => new PresentTest(isPresent: true),
        };
    }

    // Everything is a text. The members of an enumeration nobody knows here, and what is no list has no elements to look at.
    private static bool CanRefuse(ColumnType type) => type is not (ColumnType.Text or ColumnType.Enum or ColumnType.List);

    private static ExampleTest? Numbers(ColumnInfo read, Func<double, bool> isExample) =>
        read.Type.IsNumber() ? read.Type.Accept(new Makers(isExample)) : null;

    private sealed class Makers(Func<double, bool> isExample) : INumberVisitor<ExampleTest>
    {
        public ExampleTest Visit<T>()
            where T : unmanaged, INumber<T> => new NumberTest<T>(isExample);
    }
}
