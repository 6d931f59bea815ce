using System.Globalization;
using System.Text;
using CsCheck;

namespace Millrace.Data.Tests.Formats;

/// <summary>A text is the same value, or none, whether it is read from UTF-16 or from UTF-8.</summary>
public sealed class Utf8ParsingTests
{
    private static readonly string[] Unusual =
    [
        "", " ", "-", "+", ".", "-.", "3.0", "3.5", "-0", "+5", " 7", "7 ", "\t7\n", "7\0", "\u00A07", "\u30007\u3000", "１", "1e3", "1E-3", "1e400", "-1e400", "1e39", "NaN", "nan",
        "Infinity", "-infinity", "inf", "+INF", "∞", "0x1", "1,000", "00012", "000000000000000000012", "123456789", "1234567890123456", "12345678901234567",
        "9999999999999999", "18446744073709551615", "18446744073709551616", "-9223372036854775808", "9223372036854775808", "-129", "128", "255", "256", "65536",
        "4294967296", "2147483648", "1.", ".1", "1..2", "1.2.3", "0.1234567", "12345.67", "123456.78", "9007199254740993", "9007199254740992.5", "16777217.0", "1.00000005960464477539",
        "3.4028236e38", "340282350000000000000000000000000000000", "0.000000000000000000001", "true", "TRUE", "tRuE", "True ", "false", "0", "1", "T", "fälse",
        "2026-01-31", "2026-01-31T17:45", "2026-01-31 17:45:00.25", "2026-01-31t17:45:00.123456789Z", "0001-01-01T00:00:00+14:00", "2026-02-29", "17:45", "17:45:60",
        "17:45:59.9999999", " 2026-01-31", "2026-01-31\u00A0", "2026-1-31", "0f8fad5b-d9cb-469f-a165-70867728950e", "0F8FAD5BD9CB469FA16570867728950E",
        "{0f8fad5b-d9cb-469f-a165-70867728950e}", "0f8fad5b-d9cb-469f-a165-70867728950g", "0x0fad5b-d9cb-469f-a165-70867728950e", "+f8fad5b-d9cb-469f-a165-70867728950e",
        "79228162514264337593543950335", "79228162514264337593543950336", "170141183460469231731687303715884105727", "170141183460469231731687303715884105728",
        "-170141183460469231731687303715884105728", "340282366920938463463374607431768211455", "340282366920938463463374607431768211456", "65504", "65519.99", "65520", "-65520",
        "0.00006103515625", "0.00006097555160522461", "0.000000059604644775390625", "0.00000002980232238769531", "0.00000000000000000000000000005", "1.000", "Red", " Red ", "red", "Réd",
    ];

    private static readonly Gen<string> Numbers = Gen.Select(Gen.String[Gen.Char['0', '9'], 0, 20], Gen.String[Gen.Char['0', '9'], 0, 20], Gen.Int[0, 7])
        .Select((whole, part, style) => $"{((style & 1) == 0 ? "" : "-")}{whole}{((style & 2) == 0 ? "" : ".")}{((style & 4) == 0 ? "" : part)}");

    // Doubles next to the middle between two singles, where rounding twice goes wrong.
    private static readonly Gen<string> Halves = Gen.Select(Gen.Int[1 << 20, 1 << 30], Gen.Int[0, 9])
        .Select((bits, shift) => (((double)BitConverter.Int32BitsToSingle(bits) + MathF.BitIncrement(BitConverter.Int32BitsToSingle(bits))) / 2)
            .ToString($"F{shift}", CultureInfo.InvariantCulture));

    private static readonly Gen<string> Texts = Gen.Frequency(
        (2, Gen.Int[0, Unusual.Length - 1].Select(i => Unusual[i])),
        (3, Numbers),
        (1, Halves),
        (1, Gen.Double.Select(number => number.ToString(CultureInfo.InvariantCulture))),
        (1, Gen.Float.Select(number => number.ToString(CultureInfo.InvariantCulture))),
        (1, Gen.Decimal.Select(number => number.ToString(CultureInfo.InvariantCulture))),
        (1, Gen.DateTime.Select(time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture))),
        (1, Gen.DateTime.Select(time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        (1, Gen.DateTime.Select(time => time.ToString("HH:mm:ss.FFF", CultureInfo.InvariantCulture))),
        (1, Gen.Guid.Select(guid => guid.ToString())));

    private static readonly Gen<string> Damaged = Gen.Select(Texts, Gen.Int[0, 40], Gen.Int[0, 12])
        .Select((text, at, with) => with == 12 ? text : text.Insert(Math.Min(at, text.Length), "0-+.eE :T\0 \u00A0"[with].ToString()));

    [Fact]
    public void Every_type_reads_the_same_from_both()
    {
        foreach (string text in Unusual)
            AssertSame(text);
        Damaged.Sample(AssertSame, iter: 30_000);
    }

    [Fact]
    public void What_lies_behind_a_text_means_nothing()
    {
        foreach (string text in Unusual)
            AssertFramed(text);
        Damaged.Sample(AssertFramed, iter: 3000);
    }

    private static void AssertFramed(string text)
    {
        foreach (byte behind in "-.09\"e \0"u8)
        {
            AssertFramed(new BooleanParser((BooleanFormat)ValueFormats.Boolean), ValueFormats.Boolean, text, behind);
            AssertFramed(new WholeNumberParser<sbyte>((WholeNumberFormat<sbyte>)ValueFormats.SByte), ValueFormats.SByte, text, behind);
            AssertFramed(new WholeNumberParser<ulong>((WholeNumberFormat<ulong>)ValueFormats.UInt64), ValueFormats.UInt64, text, behind);
            AssertFramed(new WholeNumberParser<Int128>((WholeNumberFormat<Int128>)ValueFormats.Int128), ValueFormats.Int128, text, behind);
            AssertFramed(new FloatParser<Half>((FloatFormat<Half>)ValueFormats.Half), ValueFormats.Half, text, behind);
            AssertFramed(new FloatParser<float>((FloatFormat<float>)ValueFormats.Single), ValueFormats.Single, text, behind);
            AssertFramed(new FloatParser<double>((FloatFormat<double>)ValueFormats.Double), ValueFormats.Double, text, behind);
            AssertFramed(new DecimalParser((DecimalFormat)ValueFormats.Decimal), ValueFormats.Decimal, text, behind);
            AssertFramed(new DateAndTimeParser((DateAndTimeFormat)ValueFormats.DateTime), ValueFormats.DateTime, text, behind);
            AssertFramed(new DateParser((DateFormat)ValueFormats.Date), ValueFormats.Date, text, behind);
            AssertFramed(new TimeParser((TimeFormat)ValueFormats.Time), ValueFormats.Time, text, behind);
            AssertFramed(new GuidParser((GuidFormat)ValueFormats.Guid), ValueFormats.Guid, text, behind);
            AssertFramed(new FormatParser<Colour>(ValueFormats.Enum<Colour>()), ValueFormats.Enum<Colour>(), text, behind);
        }
    }

    // The memory ends with the eight bytes that a parser may look at.
    private static void AssertFramed<T, TParser>(TParser parser, ValueFormat<T> format, string text, byte behind)
        where T : struct
        where TParser : struct, IFieldParser<T>
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        byte[] padded = [.. utf8, .. Enumerable.Repeat(behind, CsvFields.Padding)];
        bool isValue = format.TryParse(text, out T value);
        Assert.True(isValue == parser.TryParse(padded, utf8.Length, out T other), $"{typeof(T).Name} from \"{text}\" before {behind}");
        Assert.True(!isValue || value.Equals(other), $"{typeof(T).Name} from \"{text}\" before {behind}: {value}, {other}");
    }

    private static void AssertSame(string text)
    {
        AssertSame(ValueFormats.Boolean, text);
        AssertSame(ValueFormats.SByte, text);
        AssertSame(ValueFormats.Byte, text);
        AssertSame(ValueFormats.Int16, text);
        AssertSame(ValueFormats.UInt16, text);
        AssertSame(ValueFormats.Int32, text);
        AssertSame(ValueFormats.UInt32, text);
        AssertSame(ValueFormats.Int64, text);
        AssertSame(ValueFormats.UInt64, text);
        AssertSame(ValueFormats.Int128, text);
        AssertSame(ValueFormats.UInt128, text);
        AssertSame(ValueFormats.Half, text);
        AssertSame(ValueFormats.Single, text);
        AssertSame(ValueFormats.Double, text);
        AssertSame(ValueFormats.Decimal, text);
        AssertSame(ValueFormats.DateTime, text);
        AssertSame(ValueFormats.Date, text);
        AssertSame(ValueFormats.Time, text);
        AssertSame(ValueFormats.Guid, text);
        AssertSame(ValueFormats.Enum<Colour>(), text);
    }

    private static void AssertSame<T>(ValueFormat<T> format, string text)
        where T : struct
    {
        bool isValue = format.TryParse(text, out T value);
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        Assert.True(isValue == format.TryParse(utf8, out T other), $"{typeof(T).Name} from \"{text}\"");
        Assert.True(!isValue || (value.Equals(other) && format.Format(value) == format.Format(other)), $"{typeof(T).Name} from \"{text}\": {value}, {other}");
    }
}
