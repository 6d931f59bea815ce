using System.Globalization;
using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>An interpolated text with numbers as every machine writes them; the compiler takes it wherever a parameter has this type.</summary>
[InterpolatedStringHandler]
internal ref struct InvariantText(int literalLength, int formattedCount)
{
    private DefaultInterpolatedStringHandler _text = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

    public void AppendLiteral(string value) => _text.AppendLiteral(value);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    /// <summary>The text, once.</summary>
    public string ToStringAndClear() => _text.ToStringAndClear();
}
