using Millrace.Data;

namespace Millrace.Quality.Tests.Examples;

/// <summary>A file of one column in which one anomaly is found, and the rows of its examples.</summary>
/// <param name="Kind">The anomaly.</param>
/// <param name="Column">The column <c>x</c> as a schema has it.</param>
/// <param name="Values">The values as they stand in the file.</param>
/// <param name="Examples">The examples: <c>3=NaN 7=NaN</c>.</param>
internal sealed record FoundCase(AnomalyKind Kind, ColumnInfo Column, string[] Values, string Examples)
{
    /// <summary>Whether the file is JSON lines and no CSV.</summary>
    public bool IsJson { get; init; }

    /// <summary>All of them; several of a kind that is found in several ways.</summary>
    public static IReadOnlyList<FoundCase> All { get; } =
    [
        new(AnomalyKind.NewColumn, Of(ColumnType.Int32) with { Name = "other" }, ["", "5", "", "6"], "1=••• 3=•••"),
        new(AnomalyKind.NotBoolean, Of(ColumnType.Boolean), ["1", "0", "1"], "0=1 1=0 2=1"),
        new(AnomalyKind.UnexpectedBoolean, Of(ColumnType.Boolean), ["1", "0", "7", "0", "-3"], "2=7 4=-3"),
        new(AnomalyKind.UnexpectedBoolean, Of(ColumnType.Boolean), ["true", "no", "false"], "1=no"),
        new(AnomalyKind.NotWholeNumber, Of(ColumnType.Int32), ["1", "2.5", "3.0", "NaN"], "1=2.5 3=NaN"),
        new(AnomalyKind.NotWholeNumber, Of(ColumnType.Int32), ["1", "one", "3", "4"], "1=one"),
        new(AnomalyKind.NotWholeNumber, Of(ColumnType.List, ColumnType.Int32), ["[1]", "[]", "[2,2.5]", "[3.5]"], "2=2.5 3=3.5") { IsJson = true },
        new(AnomalyKind.NotNumber, Of(ColumnType.Single), ["1", "2.5", "much", "4"], "2=much"),
        new(AnomalyKind.NotNumber, Nullable(ColumnType.Double), ["1", "\"\"", "much"], "2=much"),
        new(AnomalyKind.NotNumber, Of(ColumnType.Double), ["true", "false"], "0=true 1=false"),
        new(AnomalyKind.NotText, Of(ColumnType.Enum), ["1", "2"], "0=1 1=2"),
        new(AnomalyKind.OtherType, Of(ColumnType.Date), ["2026-01-31", "soon", "2026-02-30"], "1=soon 2=2026-02-30"),
        new(AnomalyKind.OtherType, Of(ColumnType.Guid), ["7", "8"], "0=7 1=8"),
        new(AnomalyKind.OtherType, Of(ColumnType.Decimal), ["1.5", "NaN", "2.5", "1e40"], "1=NaN 3=1E+40"),
        new(AnomalyKind.OtherType, Of(ColumnType.Decimal), ["1.5", "", "0.1234567890123456789012345678901"], "2=0.1234567890123456789012345678901"),
        new(AnomalyKind.OtherType, Of(ColumnType.Decimal), ["1.5", "0.1234567890123456789012345678901"],
            "1=0.1234567890123456789012345678901") { IsJson = true },
        new(AnomalyKind.OtherType, Of(ColumnType.List, ColumnType.Decimal), ["[1.5]", "[2.5,0.1234567890123456789012345678901]", "null"],
            "1=0.1234567890123456789012345678901") { IsJson = true },
        new(AnomalyKind.UnexpectedLists, Of(ColumnType.Int32), ["null", "[1,2]", "[3]"], "1=[1,2] 2=[3]") { IsJson = true },
        new(AnomalyKind.NoLists, Of(ColumnType.List, ColumnType.Int32), ["null", "1", "2"], "1=1 2=2") { IsJson = true },
        new(AnomalyKind.NoValues, Of(ColumnType.Int32), ["", "", ""], "0=missing 1=missing 2=missing"),
        new(AnomalyKind.NoValues, Nullable(ColumnType.Int32, new PresenceExpectation(0.5)), ["", ""], "0=missing 1=missing"),
        new(AnomalyKind.LowPresence, Of(ColumnType.Int32), ["1", "", "3", "", "5"], "1=missing 3=missing"),
        new(AnomalyKind.LowPresence, Of(ColumnType.List, ColumnType.Int32), ["[1]", "[2,null,null]", "[]", "[null]"], "1=missing 3=missing") { IsJson = true },
        new(AnomalyKind.LowPresence, Nullable(ColumnType.Text, new PresenceExpectation(0.9)), ["a", "", "missing"], "1=missing"),
        new(AnomalyKind.LongLists, Of(ColumnType.List, ColumnType.Int32, new LengthExpectation(1, 2)), ["[1]", "[1,2,3]"], "1=[1,2,3]") { IsJson = true },
        new(AnomalyKind.ShortLists, Of(ColumnType.List, ColumnType.Int32, new LengthExpectation(2, 3)), ["[1]", "[1,2,3]"], "0=[1]") { IsJson = true },
        new(AnomalyKind.EmptyLists, Of(ColumnType.List, ColumnType.Int32, new LengthExpectation(2, 3)), ["[]", "null", "[]"], "0=[] 2=[]") { IsJson = true },
        new(AnomalyKind.TooManyClasses, Of(ColumnType.Int32, new BalanceExpectation(0, 0.5)),
            [.. Enumerable.Range(0, BalanceCheck.MostClasses + 1).Select(static i => $"{i}")], "0=0 1=1 2=2 3=3 4=4"),
        new(AnomalyKind.DuplicateKeys, Of(ColumnType.Text, new UniqueExpectation()), ["a", "b", "a"], "2=as in row 0"),
        new(AnomalyKind.DuplicateKeys, Of(ColumnType.Enum, new UniqueExpectation()), ["a", "b", "b"], "2=as in row 1"),
        new(AnomalyKind.DuplicateKeys, Of(ColumnType.Binary, new UniqueExpectation()), ["QUJD", "QUJE", "QUJD"], "2=as in row 0"),
        new(AnomalyKind.TooLarge, Of(ColumnType.Byte), ["1", "256", "3", "999"], "1=256 3=999"),
        new(AnomalyKind.TooLarge, Of(ColumnType.Int32, new RangeExpectation(0, 10)), ["1", "11"], "1=11"),
        new(AnomalyKind.TooSmall, Of(ColumnType.Byte), ["1", "-1", "3"], "1=-1"),
        new(AnomalyKind.TooSmall, Of(ColumnType.Double, new RangeExpectation(0, 10)), ["NaN", "NaN", "NaN", "NaN", "NaN", "1", "-2"], "6=-2"),
        new(AnomalyKind.OutOfRange, Of(ColumnType.Int32, new RangeExpectation(0, 10)), ["-1", "5", "11"], "0=-1 2=11"),
        new(AnomalyKind.NotANumber, Of(ColumnType.Double), ["1", "NaN", "Infinity", "NaN"], "1=NaN 3=NaN"),
        new(AnomalyKind.NotANumber, Of(ColumnType.Single, new RangeExpectation(0, 1)), ["1", "2", "3", "4", "5", "6", "NaN"], "6=NaN"),
        new(AnomalyKind.NotANumber, Of(ColumnType.List, ColumnType.Double), ["[1.5]", "[2.5,\"NaN\"]", "[\"NaN\",\"NaN\"]"], "1=NaN 2=NaN") { IsJson = true },
        new(AnomalyKind.Infinite, Of(ColumnType.Double), ["1", "NaN", "Infinity", "-Infinity"], "2=Infinity 3=-Infinity"),
        new(AnomalyKind.Infinite, Of(ColumnType.Double, new RangeExpectation(0, double.PositiveInfinity)),
            ["-1", "-1", "-1", "-1", "-1", "Infinity", "-Infinity"], "6=-Infinity"),
        new(AnomalyKind.Infinite, Of(ColumnType.List, ColumnType.Double), ["[1.5]", "[2.5,\"-Infinity\"]"], "1=-Infinity") { IsJson = true },
        new(AnomalyKind.UnexpectedValues, Of(ColumnType.Text, new DomainExpectation(["a", "b"])), ["a", "c", "b"], "1=c"),
        new(AnomalyKind.PatternMismatch, Of(ColumnType.Text, new PatternExpectation("[a-z]")), ["a", "7", "b"], "1=7"),
        new(AnomalyKind.UnexpectedLength, Of(ColumnType.Text, new LengthExpectation(1, 2)), ["a", "abc", "b"], "1=abc"),
        new(AnomalyKind.OutsidePeriod, Of(ColumnType.DateTime, new BetweenExpectation("2026-01-01", "2026-12-31")),
            ["2026-05-01", "2025-12-31"], "1=2025-12-31T00:00:00"),
        new(AnomalyKind.OutOfOrder, Of(ColumnType.Int32, new OrderExpectation(false, false)), ["1", "3", "2"], "2=2"),
        new(AnomalyKind.Unbalanced, Of(ColumnType.Text, new BalanceExpectation(0.3, 1)), ["a", "a", "b", "a"], "2=b (1 of 4)"),
        new(AnomalyKind.Unbalanced, Of(ColumnType.Enum, new BalanceExpectation(0.3, 1)), ["a", "a", "b", "a"], "2=b (1 of 4)"),
    ];

    private static ColumnInfo Of(ColumnType type, params Expectation[] expectations) => new("x", "X", type, false) { Expectations = [.. expectations] };

    private static ColumnInfo Nullable(ColumnType type, params Expectation[] expectations) => Of(type, expectations) with { IsNullable = true };

    private static ColumnInfo Of(ColumnType type, ColumnType item, params Expectation[] expectations) =>
        Of(type, expectations) with { IsNullable = true, Item = new ColumnInfo("x", "X", item, false) };
}
