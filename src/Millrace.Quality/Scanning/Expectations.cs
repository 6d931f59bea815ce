using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>The expectations that a column declares, as the C# that declares them.</summary>
internal static class Expectations
{
    public static ExpectationCounter? Domain(ColumnInfo column) => column.Domain.IsDefaultOrEmpty
        ? null
        : new ExpectationCounter(column, $"[OneOf({string.Join(", ", column.Domain.Select(static value => $"\"{value}\""))}{Tolerance(column)})]");

    public static ExpectationCounter? Range(ColumnInfo column) => column.Minimum is null && column.Maximum is null
        ? null
        : new ExpectationCounter(column, string.Create(CultureInfo.InvariantCulture, $"[InRange({Lower(column):R}, {Upper(column):R}{Tolerance(column)})]"));

    public static double Lower(ColumnInfo column) => column.Minimum ?? double.NegativeInfinity;

    public static double Upper(ColumnInfo column) => column.Maximum ?? double.PositiveInfinity;

    private static string Tolerance(ColumnInfo column) =>
        column.Tolerance > 0 ? string.Create(CultureInfo.InvariantCulture, $", Tolerance = {column.Tolerance:R}") : "";
}
