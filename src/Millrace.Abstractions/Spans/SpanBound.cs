using System.Globalization;

namespace Millrace;

/// <summary>An end of a range of spans as it was written, which means a number or a time depending on the pattern.</summary>
/// <param name="text">The text.</param>
internal sealed class SpanBound(string text)
{
    private static readonly SpanUnit[] s_units = [SpanUnit.Year, SpanUnit.Month, SpanUnit.Day, SpanUnit.Hour];

    /// <summary>Whether it is the end of a range of any spans at all.</summary>
    public bool IsSound => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) || Array.Exists(s_units, unit => Read(unit) is not null);

    /// <summary>The values of the spans that are meant: the first, and the one behind the last. A month means all of its days.</summary>
    /// <param name="unit">What a span is.</param>
    /// <exception cref="FormatException">It is no such span, nor one that holds such.</exception>
    public (long Low, long High) For(SpanUnit unit)
    {
        if (unit == SpanUnit.Number)
        {
            return Read(unit) is SpanId number
                ? (number.Value, SpanId.Next(unit, number.Value))
                : throw new FormatException($"\"{text}\" is no number, and the spans of this pattern are numbers.");
        }

        foreach (SpanUnit each in s_units)
        {
            if (Read(each) is SpanId span)
            {
                return each <= unit
                    ? (span.Value, SpanId.Next(each, span.Value))
                    : throw new FormatException($"\"{text}\" is a {Name(each)}, and each span of this pattern is a whole {Name(unit)}.");
            }
        }

        throw new FormatException($"\"{text}\" is no time, and each span of this pattern is a {Name(unit)}: write it as in {Example(unit)}.");
    }

    /// <inheritdoc/>
    public override string ToString() => text;

    private static string Name(SpanUnit unit) => unit.ToString().ToLowerInvariant();

    private static string Example(SpanUnit unit) => SpanId.Of(new DateTime(2011, 3, 1), unit).ToString();

    private SpanId? Read(SpanUnit unit)
    {
        try
        {
            return SpanId.Parse(text, unit);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
