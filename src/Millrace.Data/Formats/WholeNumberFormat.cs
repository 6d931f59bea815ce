using System.Globalization;
using System.Numerics;

namespace Millrace.Data;

/// <summary>Integers of any width.</summary>
internal sealed class WholeNumberFormat<T> : ValueFormat<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    // The point lets in "3.0", which other programs write for whole numbers once one of them is missing; "3.5" is refused.
    private const NumberStyles Styles =
        NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public override string Description { get; } =
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {T.MinValue} to {T.MaxValue}");

    public override bool TryParse(ReadOnlySpan<char> text, out T value) =>
        T.TryParse(text, Styles, CultureInfo.InvariantCulture, out value);

    public override bool TryParse(ReadOnlySpan<byte> utf8, out T value) => FieldParsing.TryParse(new WholeNumberParser<T>(this), utf8, out value);

    internal override int ReadFields<TFields>(in TFields fields, Span<T> values, Span<ulong> validity, int first, ref int missing) =>
        FieldParsing.Read(new WholeNumberParser<T>(this), fields, values, validity, first, ref missing);

    public override bool TryFormat(T value, Span<char> destination, out int written) =>
        value.TryFormat(destination, out written, default, CultureInfo.InvariantCulture);

    public override bool TryFormat(T value, Span<byte> utf8, out int written) =>
        value.TryFormat(utf8, out written, default, CultureInfo.InvariantCulture);
}
