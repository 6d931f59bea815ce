using System.Globalization;
using System.Numerics;

namespace Millrace.Data;

/// <summary>Binary floating-point numbers.</summary>
internal sealed class FloatFormat<T> : ValueFormat<T>
    where T : struct, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
{
    private static string Name => typeof(T) == typeof(Half) ? "Half" : typeof(T) == typeof(float) ? "float" : "double";

    public override string Description => "a number";

    public override bool TryParse(ReadOnlySpan<char> text, out T value)
    {
        if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            return !T.IsInfinity(value) || !text.ContainsAnyInRange('0', '9');
        text = text.Trim();
        bool negative = text is ['-', ..];
        if (text is ['-' or '+', ..])
            text = text[1..];
        value = negative ? T.NegativeInfinity : T.PositiveInfinity;
        return text.Equals("inf", StringComparison.OrdinalIgnoreCase);
    }

    public override bool TryParse(ReadOnlySpan<byte> utf8, out T value) => FieldParsing.TryParse(new FloatParser<T>(this), utf8, out value);

    internal override int ReadFields<TFields>(in TFields fields, Span<T> values, Span<ulong> validity, int first, ref int missing) =>
        FieldParsing.Read(new FloatParser<T>(this), fields, values, validity, first, ref missing);

    internal override string DescribeFault(ReadOnlySpan<char> text) =>
        T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T value) && T.IsInfinity(value)
            ? string.Create(CultureInfo.InvariantCulture, $"does not fit: {Name} ends at {T.MaxValue}")
            : base.DescribeFault(text);

    public override bool TryFormat(T value, Span<char> destination, out int written) =>
        value.TryFormat(destination, out written, default, CultureInfo.InvariantCulture);

    public override bool TryFormat(T value, Span<byte> utf8, out int written) =>
        value.TryFormat(utf8, out written, default, CultureInfo.InvariantCulture);
}
