using System.Text;

namespace Millrace.Data;

/// <summary>What separates fields and what stands for a missing value, in UTF-8.</summary>
internal sealed class CsvSyntax
{
    private readonly byte[] _delimiter;
    private readonly byte[][] _nullSpellings;

    public CsvSyntax(CsvOptions options)
    {
        _delimiter = Encoding.UTF8.GetBytes([options.Delimiter]);
        _nullSpellings = [.. options.NullSpellings.Select(Encode).OfType<byte[]>()];
    }

    /// <summary>What separates fields: one to three bytes.</summary>
    public ReadOnlySpan<byte> Delimiter => _delimiter;

    /// <summary>Whether anything but nothing stands for a missing value.</summary>
    public bool HasNullSpellings => _nullSpellings.Length > 0;

    /// <summary>Whether a text that is not in quotes stands for a missing value.</summary>
    public bool IsNull(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return true;
        foreach (byte[] spelling in _nullSpellings)
        {
            if (text.SequenceEqual(spelling))
                return true;
        }

        return false;
    }

    // Half a surrogate pair is in no file.
    private static byte[]? Encode(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        return Encoding.UTF8.GetString(utf8) == text ? utf8 : null;
    }
}
