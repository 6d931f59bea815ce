using System.Collections.Immutable;
using System.Numerics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Makes the checks of what a column declares. Those that need another dataset, a comparison or an environment are not among them.</summary>
internal static class ExpectationChecks
{
    /// <summary>The checks of a column, in the order in which they are declared.</summary>
    /// <param name="column">A column of the batches that will be checked.</param>
    /// <param name="createFolder">Makes a folder for files that do not outlive the work.</param>
    /// <exception cref="MillraceException">An expectation does not suit the column, or its attribute cannot be read.</exception>
    public static ImmutableArray<ExpectationCheck> Of(Column column, Func<string> createFolder)
    {
        var checks = ImmutableArray.CreateBuilder<ExpectationCheck>();
        foreach (Expectation expectation in column.Info.Expectations)
        {
            if (Of(column, expectation, createFolder) is { } check)
                checks.Add(check);
        }

        return checks.ToImmutable();
    }

    /// <summary>The check of one expectation; null of one that needs another dataset, a comparison or an environment.</summary>
    /// <param name="column">A column of the batches that will be checked.</param>
    /// <param name="expectation">What is expected.</param>
    /// <param name="createFolder">Makes a folder for files that do not outlive the work.</param>
    /// <exception cref="MillraceException">The expectation does not suit the column, or its attribute cannot be read.</exception>
    public static ExpectationCheck? Of(Column column, Expectation expectation, Func<string> createFolder)
    {
        ColumnInfo info = column.Info;
        return (expectation, column) switch
        {
            (PresenceExpectation presence, _) => new PresenceCheck(info, presence),
            (RangeExpectation range, _) when info.Type.IsNumber() => info.Type.Accept(new Ranges(info, range)),
            (RangeExpectation, _) => throw Unsuited(info, expectation, "speaks of numbers"),
            (BetweenExpectation period, ValueColumn<DateOnly>) => new ValueCheck<DateOnly, PeriodTest<DateOnly>>(info, period, new(period, info.Type)),
            (BetweenExpectation period, ValueColumn<TimeOnly>) => new ValueCheck<TimeOnly, PeriodTest<TimeOnly>>(info, period, new(period, info.Type)),
            (BetweenExpectation period, ValueColumn<DateTime>) => new ValueCheck<DateTime, PeriodTest<DateTime>>(info, period, new(period, info.Type)),
            (BetweenExpectation, _) => throw Unsuited(info, expectation, "speaks of dates and times"),
            (DomainExpectation domain, TextColumn) => new DomainCheck(info, domain),
            (DomainExpectation domain, _) => column.Accept(new Domains(domain)),
            (PatternExpectation pattern, TextColumn) => new PatternCheck(info, pattern),
            (PatternExpectation, _) => throw Unsuited(info, expectation, "speaks of texts"),
            (LengthExpectation length, BytesColumn) => new LengthCheck(info, length),
            (LengthExpectation length, ListColumn) => new ListLengthCheck(info, length),
            (LengthExpectation, _) => throw Unsuited(info, expectation, "speaks of texts, bytes and lists"),
            (OrderExpectation order, TextColumn) => new TextOrderCheck(info, order),
            (OrderExpectation order, _) => column.Accept(new Orders(order)),
            (UniqueExpectation unique, _) => new UniqueCheck(info, unique, ColumnKeys.Of(column), createFolder),
            (BalanceExpectation balance, _) => new BalanceCheck(column, balance),
            _ => null,
        };
    }

    private static MillraceException Unsuited(ColumnInfo column, Expectation expectation, string what) =>
        new($"Column \"{column.Name}\": [{expectation.Attribute}] {what}, and it holds {column.Type}. Remove the attribute.");

    private sealed class Ranges(ColumnInfo column, RangeExpectation range) : INumberVisitor<ExpectationCheck>
    {
        public ExpectationCheck Visit<T>()
            where T : unmanaged, INumber<T> => new ValueCheck<T, RangeTest<T>>(column, range, new RangeTest<T>(range));
    }

    private sealed class Domains(DomainExpectation domain) : IColumnVisitor<ExpectationCheck>
    {
        public ExpectationCheck VisitValues<T>(ValueColumn<T> column)
            where T : struct => new ValueCheck<T, DomainTest<T>>(column.Info, domain, new DomainTest<T>(column.Info, domain, column.Format));

        public ExpectationCheck VisitText(TextColumn column) => new DomainCheck(column.Info, domain);

        public ExpectationCheck VisitBinary(BinaryColumn column) => throw Unsuited(column.Info, domain, "speaks of texts");

        public ExpectationCheck VisitList(ListColumn column) => throw Unsuited(column.Info, domain, "speaks of texts");
    }

    private sealed class Orders(OrderExpectation order) : IColumnVisitor<ExpectationCheck>
    {
        public ExpectationCheck VisitValues<T>(ValueColumn<T> column)
            where T : struct => new ValueOrderCheck<T>(column.Info, order, column.Format);

        public ExpectationCheck VisitText(TextColumn column) => new TextOrderCheck(column.Info, order);

        public ExpectationCheck VisitBinary(BinaryColumn column) => throw Unsuited(column.Info, order, "speaks of values with an order");

        public ExpectationCheck VisitList(ListColumn column) => throw Unsuited(column.Info, order, "speaks of values with an order");
    }
}
