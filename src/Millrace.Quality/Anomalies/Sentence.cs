using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Parts of sentences about anomalies.</summary>
internal static class Sentence
{
    private const int LongAttribute = 120;
    private const int ShownValues = 5;

    /// <summary>How many of how many: <c>1 of 20 values is</c>, <c>3 of 20 values are</c>.</summary>
    public static string Of(long count, long all, string what, string singular, string plural) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} of {all} {what} {(count == 1 ? singular : plural)}");

    /// <summary>How many of what was checked: <c>3 of 20 values are</c>, <c>at least 1 of 20 values is</c> where there may be more.</summary>
    public static string Of(ExpectationReport report, long count, string what, string singular, string plural) =>
        $"{(report.IsLeast ? "at least " : "")}{Of(count, report.Checked, what, singular, plural)}";

    /// <summary>An attribute, shortened where it is long.</summary>
    public static string Of(string attribute) => attribute.Length <= LongAttribute
        ? attribute
        : string.Create(CultureInfo.InvariantCulture, $"{attribute.AsSpan(0, attribute.IndexOf('('))}(…)]");

    /// <summary>Values with their rows: <c>: -3.5 in row 4, …</c>; nothing where there are none.</summary>
    /// <param name="examples">The values.</param>
    /// <param name="count">How many there are in all.</param>
    /// <param name="isQuoted">Whether they are texts, which stand in quotes.</param>
    public static string Examples(ImmutableArray<BrokenValue> examples, long count, bool isQuoted)
    {
        if (examples.IsEmpty)
            return "";
        IEnumerable<string> texts = examples.Select(example =>
        {
            string value = Quoted(example.Value, isQuoted);
            return example.Row < 0 ? value : string.Create(CultureInfo.InvariantCulture, $"{value} in row {example.Row}");
        });
        return $": {string.Join(", ", texts)}{(count > examples.Length ? ", …" : "")}";
    }

    /// <summary>Values with their counts and first rows: <c>: "Prcard" (1, in row 7)</c>.</summary>
    public static string Unexpected(ExpectationReport report, bool isQuoted)
    {
        var text = new StringBuilder(": ");
        foreach (UnexpectedValue value in report.Unexpected.Take(ShownValues))
        {
            text.Append(text.Length > 2 ? ", " : "").Append(Quoted(value.Value, isQuoted));
            text.Append(CultureInfo.InvariantCulture, $" ({value.Count}");
            if (value.Row >= 0)
                text.Append(CultureInfo.InvariantCulture, $", {(value.Count == 1 ? "in" : "first in")} row {value.Row}");
            text.Append(')');
        }

        return text.Append(report.DistinctBroken > ShownValues ? ", …" : "").ToString();
    }

    /// <summary>A number with as many digits as it takes.</summary>
    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Whether a column's values stand in quotes.</summary>
    public static bool IsQuoted(ColumnInfo column) => column is { Type: ColumnType.Text, IsSensitive: false };

    private static string Quoted(string value, bool isQuoted) => isQuoted ? $"\"{value}\"" : value;
}
