using System.Text;

namespace Millrace.Data;

/// <summary>Texts that stand for true and false besides the usual ones.</summary>
/// <param name="options">Which.</param>
internal sealed class BooleanSpelling(CsvOptions options) : CsvSpelling
{
    private readonly string _shown = string.Join(", ", options.TrueSpellings.Concat(options.FalseSpellings).Prepend("true, false"));

    public override string Description => $"one of {_shown}";

    public override int Respell(ReadOnlySpan<byte> text, Span<byte> usual)
    {
        string value = Encoding.UTF8.GetString(text).Trim();
        ReadOnlySpan<byte> spelt = options.TrueSpellings.Contains(value, StringComparer.OrdinalIgnoreCase) ? "true"u8
            : options.FalseSpellings.Contains(value, StringComparer.OrdinalIgnoreCase) ? "false"u8 : text;
        spelt.CopyTo(usual);
        return spelt.Length;
    }
}
