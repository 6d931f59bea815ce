using System.Text;

namespace Millrace.Data;

/// <summary>An encoding that a user names: a Unicode encoding, or one that .NET decodes.</summary>
internal sealed class CsvEncoding
{
    /// <summary>What to propose to somebody whose encoding nobody knows.</summary>
    public const string Examples = "utf-8, utf-16le, utf-16be, utf-32le, latin1 or windows-1252";

    private static readonly Dictionary<string, (int Unit, bool IsBigEndian)> s_unicode = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf-8"] = (1, false),
        ["utf8"] = (1, false),
        ["us-ascii"] = (1, false),
        ["ascii"] = (1, false),
        ["utf-16"] = (2, false),
        ["utf-16le"] = (2, false),
        ["utf-16be"] = (2, true),
        ["utf-32"] = (4, false),
        ["utf-32le"] = (4, false),
        ["utf-32be"] = (4, true),
    };

    private readonly string _name;
    private readonly int _unit;
    private readonly bool _isBigEndian;

    private CsvEncoding(string name, int unit, bool isBigEndian, Encoding? others) => (_name, _unit, _isBigEndian, Others) = (name, unit, isBigEndian, others);

    /// <summary>What decodes it; null for Unicode, which we decode.</summary>
    public Encoding? Others { get; }

    // Where a name does not say the order of bytes, the mark does.
    private bool HasAnyOrder => _name.Equals("utf-16", StringComparison.OrdinalIgnoreCase) || _name.Equals("utf-32", StringComparison.OrdinalIgnoreCase);

    /// <summary>The encoding of a name, case ignored; null where nobody knows one.</summary>
    public static CsvEncoding? Find(string name)
    {
        if (s_unicode.TryGetValue(name, out (int Unit, bool IsBigEndian) unicode))
            return new CsvEncoding(name, unicode.Unit, unicode.IsBigEndian, null);
        return Other(name) is { } other ? new CsvEncoding(name, 1, false, other) : null;
    }

    /// <summary>How a file is read whose first bytes are these.</summary>
    /// <param name="path">The file.</param>
    /// <param name="start">Its first bytes.</param>
    /// <param name="found">What its mark tells of.</param>
    /// <exception cref="CsvException">The mark tells of another encoding.</exception>
    public (int Unit, bool IsBigEndian, int Mark) Choose(string path, ReadOnlySpan<byte> start, (int Unit, bool IsBigEndian, int Mark) found)
    {
        // The mark of UTF-16 and a character 0 are the mark of UTF-32.
        if (Others is null && _unit == 2 && found is { Unit: 4, IsBigEndian: false } && start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            found = (2, false, 2);
        if (found.Mark == 0)
            return (_unit, _isBigEndian, 0);
        if (Others is null && found.Unit == _unit && (found.IsBigEndian == _isBigEndian || HasAnyOrder))
            return found;
        string other = found.Unit == 1 ? "utf-8" : $"utf-{8 * found.Unit}{(found.IsBigEndian ? "be" : "le")}";
        throw new CsvException(
            path, null, null, $"the file's byte order mark tells of {other}, but the encoding is said to be {_name}: leave the encoding out.");
    }

    private static Encoding? Other(string name)
    {
        try
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            var decoding = (Encoding)encoding.Clone();
            decoding.DecoderFallback = new DecoderReplacementFallback(NarrowText.Invalid.ToString());
            return decoding;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
