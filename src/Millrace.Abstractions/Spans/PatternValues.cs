using System.Globalization;

namespace Millrace;

/// <summary>What the names on the way to a file say of its span.</summary>
internal readonly record struct PatternValues
{
    public long? Number { get; private init; }

    public int? Year { get; private init; }

    public int? Month { get; private init; }

    public int? Day { get; private init; }

    public int? Hour { get; private init; }

    public long? Version { get; private init; }

    /// <summary>How many digits the numbers have that may have any: 7 and 07 are two spellings of one number.</summary>
    public (int Span, int Version) Digits { get; private init; }

    /// <summary>The values of a span.</summary>
    public static PatternValues Of(SpanId span, long? version) => new()
    {
        Number = span.Number,
        Year = span.Start?.Year,
        Month = span.Unit >= SpanUnit.Month ? span.Start?.Month : null,
        Day = span.Unit >= SpanUnit.Day ? span.Start?.Day : null,
        Hour = span.Unit >= SpanUnit.Hour ? span.Start?.Hour : null,
        Version = version,
    };

    /// <summary>The same with one more.</summary>
    /// <param name="kind">What the digits stand for.</param>
    /// <param name="digits">At most 18 digits.</param>
    public PatternValues With(PatternPartKind kind, ReadOnlySpan<char> digits)
    {
        long value = long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return kind switch
        {
            PatternPartKind.Span => this with { Number = value, Digits = (digits.Length, Digits.Version) },
            PatternPartKind.Version => this with { Version = value, Digits = (Digits.Span, digits.Length) },
            PatternPartKind.Year => this with { Year = (int)value },
            PatternPartKind.Month => this with { Month = (int)value },
            PatternPartKind.Day => this with { Day = (int)value },
            _ => this with { Hour = (int)value },
        };
    }

    /// <summary>The value of a part.</summary>
    public long Of(PatternPartKind kind) => (kind switch
    {
        PatternPartKind.Span => Number,
        PatternPartKind.Version => Version,
        PatternPartKind.Year => Year,
        PatternPartKind.Month => Month,
        PatternPartKind.Day => Day,
        _ => Hour,
    })!.Value;

    /// <summary>The spans that are still meant, as the first value and the one behind the last; null for a date that no calendar has.</summary>
    public (long Low, long High)? Range(SpanUnit unit)
    {
        if (unit == SpanUnit.Number)
            return Number is long number ? (number, number + 1) : (0, long.MaxValue);
        if (Year is not int year)
            return (0, long.MaxValue);
        if (year is < 1 or > 9999 || Month is < 1 or > 12 || Hour is > 23 || Day is 0)
            return null;
        if (Day is int day && Month is int month && day > DateTime.DaysInMonth(year, month))
            return null;

        // A day says nothing before its month is known.
        SpanUnit known = Month is null ? SpanUnit.Year : Day is null ? SpanUnit.Month : Hour is null ? SpanUnit.Day : SpanUnit.Hour;
        var start = new DateTime(year, Month ?? 1, known >= SpanUnit.Day ? Day!.Value : 1, known == SpanUnit.Hour ? Hour!.Value : 0, 0, 0);
        return (start.Ticks, SpanId.Next(known, start.Ticks));
    }

    /// <summary>The span, where all is known.</summary>
    public SpanId Span(SpanUnit unit) => unit == SpanUnit.Number ? SpanId.Of(Number!.Value) : SpanId.Of(new DateTime(Range(unit)!.Value.Low), unit);
}
