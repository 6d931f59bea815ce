namespace Millrace.Data;

/// <summary>Dates and times lie in a closed period. See <see cref="BetweenAttribute"/>.</summary>
/// <param name="From">The earliest expected value, as ISO 8601.</param>
/// <param name="To">The latest expected value, as ISO 8601.</param>
public sealed record BetweenExpectation(string From, string To) : Expectation
{
    /// <inheritdoc/>
    public override string Attribute => "Between";

    private protected override IEnumerable<string> Arguments => [CSharpNames.Literal(From), CSharpNames.Literal(To)];

    /// <summary>The ends in ticks of 100 ns: of a date its first instant's, of a time those since midnight.</summary>
    /// <param name="type">The column's type.</param>
    /// <exception cref="MillraceException">An end is no value of that type.</exception>
    public (long From, long To) Ticks(ColumnType type) => (Ticks(From, type), Ticks(To, type));

    private static long Ticks(string text, ColumnType type) =>
        PeriodEnd.TryParse(text, isDate: type is ColumnType.Date or ColumnType.DateTime, isTime: type is ColumnType.Time or ColumnType.DateTime, out long ticks)
            ? ticks
            : throw new MillraceException($"\"{text}\" in [Between(…)] is no value of the column's type, {type}. Correct the attribute.");
}
