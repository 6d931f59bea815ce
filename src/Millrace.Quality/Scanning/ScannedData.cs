using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What a scan found in a dataset, column by column.</summary>
/// <param name="Schema">The name of the rows' schema.</param>
/// <param name="RowCount">Rows scanned.</param>
/// <param name="Columns">The columns in the schema's order.</param>
internal sealed record ScannedData(string Schema, long RowCount, ImmutableArray<ColumnReport> Columns)
{
    /// <summary>What was expected of the rows, their number and rules, and whether it holds.</summary>
    public ImmutableArray<ExpectationReport> Expectations { get; init; } = [];

    /// <summary>Whether every expectation holds.</summary>
    public bool Holds => All().All(static expectation => expectation.Holds);

    /// <summary>What was expected of columns, in the schema's order, and then of rows.</summary>
    public IEnumerable<ExpectationReport> All() => Columns.SelectMany(static column => column.Expectations).Concat(Expectations);

    /// <summary>What is known of the columns.</summary>
    public DatasetStatistics ToStatistics() => new(Schema, RowCount, [.. Columns.Select(ToStatistics)]);

    private static ColumnStatistics ToStatistics(ColumnReport column) => new(column.Name, column.Type)
    {
        IsSensitive = column.IsSensitive,
        Present = column.Present,
        PresentWeight = column.Present,
        Missing = column.Missing,
        MissingWeight = column.Missing,
        Distinct = new DistinctCount(column.Distinct, column.IsDistinctExact ? 0 : 1),
        Minimum = column.IsSensitive ? null : column.Minimum,
        Maximum = column.IsSensitive ? null : column.Maximum,
        Numbers = column.Type.IsNumber() ? ToNumbers(column) : null,
        Texts = column.Type == ColumnType.Text ? new TextStatistics() : null,
        Lists = column.ItemType is { } item ? new ListStatistics(LengthStatistics.None, new ColumnStatistics(column.Name, item)) : null,
    };

    private static NumberStatistics ToNumbers(ColumnReport column) => new()
    {
        Finite = column.Present - column.NotANumber - column.Infinite,
        NotANumber = column.NotANumber,
        NegativeInfinite = ToNumber(column.Minimum) is double.NegativeInfinity ? column.Infinite : 0,
        PositiveInfinite = ToNumber(column.Minimum) is double.NegativeInfinity ? 0 : column.Infinite,
        Minimum = column.IsSensitive || ToNumber(column.Minimum) is not { } minimum || !double.IsFinite(minimum) ? null : minimum,
        Maximum = column.IsSensitive || ToNumber(column.Maximum) is not { } maximum || !double.IsFinite(maximum) ? null : maximum,
        Mean = column.Mean,
    };

    private static double? ToNumber(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
}
