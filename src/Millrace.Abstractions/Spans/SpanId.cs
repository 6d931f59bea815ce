using System.Globalization;

namespace Millrace;

/// <summary>
/// Which span of data it is: a number, or a year, month, day or hour as a clock shows it, in whatever zone the data is told. Spans of one unit have an order.
/// </summary>
public readonly record struct SpanId : IComparable<SpanId>
{
    private const string HourFormat = "yyyy-MM-dd'T'HH";

    private SpanId(SpanUnit unit, long value)
    {
        Unit = unit;
        Value = value;
    }

    /// <summary>What the span is.</summary>
    public SpanUnit Unit { get; }

    /// <summary>The number of a numbered span; the ticks of <see cref="Start"/> of any other.</summary>
    internal long Value { get; }

    /// <summary>The number of a numbered span; null for any other.</summary>
    public long? Number => Unit == SpanUnit.Number ? Value : null;

    /// <summary>When the span begins; null for a numbered one.</summary>
    public DateTime? Start => Unit == SpanUnit.Number ? null : new DateTime(Value);

    /// <summary>When the next span begins; null for a numbered one. That of the last span that can be told is the last instant.</summary>
    public DateTime? End => Unit == SpanUnit.Number ? null : new DateTime(Next(Unit, Value));

    /// <summary>A numbered span.</summary>
    /// <param name="number">The number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static SpanId Of(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return new SpanId(SpanUnit.Number, number);
    }

    /// <summary>The span that holds an instant.</summary>
    /// <param name="instant">The instant, as the data's clock shows it.</param>
    /// <param name="unit">A year, month, day or hour.</param>
    /// <exception cref="ArgumentOutOfRangeException">The unit is a number.</exception>
    public static SpanId Of(DateTime instant, SpanUnit unit) => new(unit, unit switch
    {
        SpanUnit.Year => new DateTime(instant.Year, 1, 1).Ticks,
        SpanUnit.Month => new DateTime(instant.Year, instant.Month, 1).Ticks,
        SpanUnit.Day => instant.Date.Ticks,
        SpanUnit.Hour => instant.Date.AddHours(instant.Hour).Ticks,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "A numbered span holds no instant."),
    });

    /// <summary>Whether a span comes before another.</summary>
    public static bool operator <(SpanId left, SpanId right) => left.CompareTo(right) < 0;

    /// <summary>Whether a span comes after another.</summary>
    public static bool operator >(SpanId left, SpanId right) => left.CompareTo(right) > 0;

    /// <summary>Whether a span comes before another, or is the same.</summary>
    public static bool operator <=(SpanId left, SpanId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether a span comes after another, or is the same.</summary>
    public static bool operator >=(SpanId left, SpanId right) => left.CompareTo(right) >= 0;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <param name="text">A number where the unit is one; <c>2011</c>, <c>2011-03</c>, <c>2011-03-01</c> or <c>2011-03-01T05</c>.</param>
    /// <param name="unit">The unit.</param>
    /// <exception cref="FormatException">The text is no span of the unit.</exception>
    public static SpanId Parse(string text, SpanUnit unit)
    {
        if (unit == SpanUnit.Number)
        {
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
                ? Of(number)
                : throw new FormatException($"\"{text}\" is no number.");
        }

        return DateTime.TryParseExact(text, Format(unit), CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime start)
            ? Of(start, unit)
            : throw new FormatException($"\"{text}\" is no {unit.ToString().ToLowerInvariant()}.");
    }

    /// <inheritdoc/>
    public int CompareTo(SpanId other) => (Unit, Value).CompareTo((other.Unit, other.Value));

    /// <summary>The number, or the time as ISO 8601 has it: <c>2011</c>, <c>2011-03</c>, <c>2011-03-01</c>, <c>2011-03-01T05</c>.</summary>
    public override string ToString() => Unit == SpanUnit.Number
        ? Value.ToString(CultureInfo.InvariantCulture)
        : new DateTime(Value).ToString(Format(Unit), CultureInfo.InvariantCulture);

    /// <summary>The value at which a span of a unit ends.</summary>
    internal static long Next(SpanUnit unit, long value)
    {
        var start = new DateTime(unit == SpanUnit.Number ? 0 : value);
        bool isLast = start.Year == DateTime.MaxValue.Year && (unit == SpanUnit.Year || (start.Month == 12 && (unit == SpanUnit.Month || start.Day == 31)));
        return unit switch
        {
            SpanUnit.Number => value + 1,
            _ when isLast && (unit != SpanUnit.Hour || start.Hour == 23) => DateTime.MaxValue.Ticks,
            SpanUnit.Year => start.AddYears(1).Ticks,
            SpanUnit.Month => start.AddMonths(1).Ticks,
            SpanUnit.Day => start.AddDays(1).Ticks,
            _ => start.AddHours(1).Ticks,
        };
    }

    private static string Format(SpanUnit unit) => unit switch
    {
        SpanUnit.Year => "yyyy",
        SpanUnit.Month => "yyyy-MM",
        SpanUnit.Day => "yyyy-MM-dd",
        _ => HourFormat,
    };
}
