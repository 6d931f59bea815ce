using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace Millrace.Data.Tests.Files;

using LogicalType = ParquetSharp.LogicalType;
using PhysicalType = ParquetSharp.PhysicalType;

/// <summary>Every type of number read as every other one, at the edges of all of them, against plain fractions.</summary>
public sealed class ExactNumberTests : IDisposable
{
    private static readonly string[] s_edges =
    [
        "0", "1", "-1", "2", "127", "128", "-128", "-129", "255", "256", "32767", "32768", "-32768", "-32769", "65535", "65536", "2147483647", "2147483648",
        "-2147483648", "-2147483649", "4294967295", "4294967296", "16777216", "16777217", "16777218",
        "9007199254740991", "9007199254740992", "9007199254740993",
        "-9007199254740993", "9223372036854774784", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
        "18446744073709549568", "18446744073709551615", "18446744073709551616", "1152921504606846976", "79228162514264337593543950335",
        "-79228162514264337593543950335", "79228162514264337593543950336", "-79228162514264337593543950336", "1E22", "1E23", "1E300", "-1E300", "0.1", "-0.1",
        "0.5", "2.5", "0.30000000000000004", "0.10000000149011612", "123456789012345678.5", "1234567890123456.5", "1.00", "100.0000000000000000",
        "0.1000000000000000000000000000", "0.3333333333333333333333333333", "1E-28", "1E-30", "3.4028234663852886E+38", "1E-45", "5E-324", "-0",
        "2049", "65504", "65520", "-65505", "6.097555160522461E-05",
        "170141183460469231731687303715884105727", "170141183460469231731687303715884105728", "-170141183460469231731687303715884105728",
        "-170141183460469231731687303715884105729", "340282366920938463463374607431768211455", "340282366920938463463374607431768211456",
        "NaN", "Infinity", "-Infinity",
    ];

    private static readonly ParquetColumnEncoding[] s_encodings =
        [ParquetColumnEncoding.Plain, ParquetColumnEncoding.ByteStreamSplit, ParquetColumnEncoding.DeltaBinaryPacked, ParquetColumnEncoding.Automatic];

    private readonly TempFolder _folder = new();
    private int _files;

    public static TheoryData<string> Numbers => [.. Enum.GetValues<ColumnType>().Where(static type => type.IsNumber()).Select(static type => type.ToString())];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_is_read_as_another_type_where_no_digit_is_lost(string stored)
    {
        ColumnType from = Enum.Parse<ColumnType>(stored);
        string[] values = [.. s_edges.Where(text => LooseFile.Holds(LooseFile.Column(from), text)).Select(text => Stored(from, text)).Distinct()];
        foreach (ColumnType to in Enum.GetValues<ColumnType>().Where(to => to.IsNumber() && (!IsText(from) || IsText(to))))
        {
            Check(from, to, values, isNullable: false);
            Check(from, to, values, isNullable: true);
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_decimal_is_read_as_another_type_where_no_digit_is_lost(string target)
    {
        ColumnType to = Enum.Parse<ColumnType>(target);
        foreach (int scale in (int[])[0, 1, 4, 18])
        {
            long[] stored =
            [
                0, 1, -1, 10, 127, -128, 255, 256, 1000, 25_000, 327_670_000, 1_000_000_000_000_000_000, 9_007_199_254_740_993, 9_007_199_254_740_992,
                16_777_216, 16_777_217,
                long.MaxValue, long.MinValue, 123_456_789_012_345_678, 3_000_000_000_000_000_040, 100_000_000_000_000_000,
            ];
            foreach (long each in stored)
            {
                var exact = new Exact(each, BigInteger.Pow(10, scale));
                string path = Foreign.Write(Next(), LogicalType.Decimal(38, scale), each, 16);
                CheckOne(path, to, exact, UnscaledDecimal.Show(each, scale), isDecimal: true);
                path = Foreign.Write<long>(Next(), LogicalType.Decimal(18, scale), PhysicalType.Int64, [each]);
                CheckOne(path, to, exact, UnscaledDecimal.Show(each, scale), isDecimal: true);
                if (each is < int.MinValue or > int.MaxValue || scale > 9)
                    continue;
                path = Foreign.Write<int>(Next(), LogicalType.Decimal(9, scale), PhysicalType.Int32, [(int)each]);
                CheckOne(path, to, exact, UnscaledDecimal.Show(each, scale), isDecimal: true);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_of_16_bits_is_read_as_another_type_where_no_digit_is_lost(string target)
    {
        ColumnType to = Enum.Parse<ColumnType>(target);
        Half[] stored =
        [
            Half.Zero, Half.NegativeZero, Half.One, (Half)127, (Half)128, (Half)(-128), (Half)255, (Half)256, (Half)2048, (Half)32768, (Half)(-32768),
            Half.MaxValue, Half.MinValue, (Half)0.1f, (Half)0.5f, Half.Epsilon, Half.NaN, Half.PositiveInfinity, Half.NegativeInfinity,
        ];
        foreach (Half each in stored)
        {
            byte[] bytes = BitConverter.GetBytes(each);
            string path = Foreign.Write(Next(), LogicalType.Float16(), [bytes, bytes], 2);
            string shown = each.ToString(CultureInfo.InvariantCulture);
            CheckOne(path, to, shown, Expect(shown, (double)each, ColumnType.Half, to, isNullable: true), isNullable: true);
            CheckOne(path, to, shown, Expect(shown, (double)each, ColumnType.Half, to, isNullable: false), isNullable: false);
        }
    }

    public void Dispose() => _folder.Dispose();

    private void Check(ColumnType from, ColumnType to, string[] values, bool isNullable)
    {
        ParquetWriteOptions options = new()
        {
            Compression = ParquetCompression.None,
            PageVersion = _files % 2 == 0 ? ParquetPageVersion.V1 : ParquetPageVersion.V2,
            Encodings = ImmutableDictionary<string, ParquetColumnEncoding>.Empty.Add("x", EncodingOf(from)),
        };
        ColumnInfo stored = LooseFile.Column(from, isNullable);
        ColumnInfo target = LooseFile.Column(to, isNullable);
        var expected = values.Select(text => (Text: text, Value: Expect(text, Double(from, text), from, to, isNullable))).ToList();
        string[] fitting = [.. expected.Where(static each => each.Value.Fits).Select(static each => each.Text)];
        string path = LooseFile.Write(Next(), stored, fitting, options);
        List<string?> read = LooseFile.Read(path, target);
        Assert.Equal(fitting.Length, read.Count);
        int next = 0;
        foreach ((string text, Expected value) in expected.Where(static each => each.Value.Fits))
            value.Equal(to, read[next++], $"{from} {text} as {to}");
        foreach ((string text, Expected _) in expected.Where(static each => !each.Value.Fits))
        {
            string?[] rows = isNullable ? [.. fitting, null, text, text] : [.. fitting, text, text];
            ParquetException error = LooseFile.Refusal(LooseFile.Write(Next(), stored, rows, options), target);
            Assert.Equal(Message(error.File, rows.Length - 1, text, target), error.Message);
            Assert.Equal(rows.Length - 1, error.Row);
        }
    }

    private void CheckOne(string path, ColumnType to, Exact exact, string shown, bool isDecimal) =>
        CheckOne(path, to, shown, ExpectFinite(exact, isDecimal, to), isNullable: true);

    private static void CheckOne(string path, ColumnType to, string shown, Expected expected, bool isNullable)
    {
        ColumnInfo target = LooseFile.Column(to, isNullable);
        if (expected.Fits)
            expected.Equal(to, LooseFile.Read(path, target)[0], $"{shown} as {to}");
        else
            Assert.Equal(Message(path, 1, shown, target), LooseFile.Refusal(path, target).Message);
    }

    private static string Message(string path, long row, string shown, ColumnInfo target)
    {
        using var batch = new LooseBatch(new SchemaInfo("Loose", [target]));
        string problem = target.Type switch
        {
            ColumnType.Half => "is no Half without losing digits",
            ColumnType.Single => "is no float without losing digits",
            ColumnType.Double => "is no double without losing digits",
            _ => $"is not {batch.Columns[0].ValueDescription}",
        };
        return $"{path}, row {row}, column \"x\": \"{shown}\" {problem}.";
    }

    private static Expected Expect(string text, double value, ColumnType from, ColumnType to, bool isNullable)
    {
        bool isFloat = IsFloat(from);
        if (!isFloat || double.IsFinite(value))
        {
            bool isDecimal = from == ColumnType.Decimal;
            return isFloat && !(to == ColumnType.Decimal && !Exact.Of(value).IsWhole)
                ? ExpectFinite(Exact.Of(value), isDecimal, to, isNegativeZero: double.IsNegative(value) && value == 0)
                : ExpectFinite(Exact.Parse(text), isDecimal, to);
        }

        if (IsFloat(to))
            return new Expected(true, null, text);
        return double.IsNaN(value) && isNullable ? new Expected(true, null, null) : default;
    }

    private static Expected ExpectFinite(Exact exact, bool isDecimal, ColumnType to, bool isNegativeZero = false)
    {
        switch (to)
        {
            case ColumnType.Decimal:
                return exact.IsDecimal ? new Expected(true, exact, "") : default;
            case ColumnType.Half or ColumnType.Single or ColumnType.Double:
                double nearest = to switch
                {
                    ColumnType.Half => Nearest<Half>(exact),
                    ColumnType.Single => Nearest<float>(exact),
                    _ => Nearest<double>(exact),
                };
                if (!double.IsFinite(nearest))
                    return default;
                Exact back = Exact.Of(nearest);

                // Of decimals that are not whole, the digits count.
                if (isDecimal && !back.IsWhole)
                    back = Exact.Parse(to == ColumnType.Half ? Text((Half)nearest) : to == ColumnType.Single ? Text((float)nearest) : Text(nearest));

                return back == exact ? new Expected(true, Exact.Of(nearest), isNegativeZero ? "-0" : "") : default;
            default:
                (BigInteger least, BigInteger most) = Range(to);
                return exact.IsWhole && exact.Top >= least && exact.Top <= most ? new Expected(true, exact, "") : default;
        }
    }

    private static bool IsFloat(ColumnType type) => type is ColumnType.Half or ColumnType.Single or ColumnType.Double;

    /// <summary>Whether values are stored as their texts, which no other type is read from.</summary>
    private static bool IsText(ColumnType type) => type is ColumnType.Decimal or ColumnType.Int128 or ColumnType.UInt128;

    private static string Text<T>(T number)
        where T : IFormattable => number.ToString("R", CultureInfo.InvariantCulture);

    private static double Nearest<T>(Exact exact)
        where T : IFloatingPoint<T>
    {
        // Enough digits for any double: the denominators here are small powers of two or ten.
        BigInteger scaled = exact.Top * BigInteger.Pow(10, 1100) / exact.Bottom;
        return double.CreateChecked(T.Parse($"{scaled}E-1100", NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private static (BigInteger Least, BigInteger Most) Range(ColumnType type) => type switch
    {
        ColumnType.SByte => (sbyte.MinValue, sbyte.MaxValue),
        ColumnType.Byte => (byte.MinValue, byte.MaxValue),
        ColumnType.Int16 => (short.MinValue, short.MaxValue),
        ColumnType.UInt16 => (ushort.MinValue, ushort.MaxValue),
        ColumnType.Int32 => (int.MinValue, int.MaxValue),
        ColumnType.UInt32 => (uint.MinValue, uint.MaxValue),
        ColumnType.Int64 => (long.MinValue, long.MaxValue),
        ColumnType.UInt64 => (ulong.MinValue, ulong.MaxValue),
        ColumnType.Int128 => (Int128.MinValue, Int128.MaxValue),
        _ => (UInt128.MinValue, UInt128.MaxValue),
    };

    private static double Double(ColumnType type, string text) => type switch
    {
        ColumnType.Half => (double)Half.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.Single => float.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.Double => double.Parse(text, CultureInfo.InvariantCulture),
        _ => 0,
    };

    /// <summary>The text of the value that a type makes of a text.</summary>
    private static string Stored(ColumnType type, string text) => type switch
    {
        ColumnType.Half => ((float)Half.Parse(text, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture),
        ColumnType.Single => float.Parse(text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        ColumnType.Double => double.Parse(text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        ColumnType.Decimal => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        _ => BigInteger.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
    };

    private ParquetColumnEncoding EncodingOf(ColumnType from)
    {
        if (IsText(from))
            return ParquetColumnEncoding.Automatic;
        ParquetColumnEncoding encoding = s_encodings[_files % s_encodings.Length];
        return encoding == ParquetColumnEncoding.DeltaBinaryPacked && !from.IsWholeNumber() ? ParquetColumnEncoding.Plain : encoding;
    }

    private string Next() => _folder.File($"{_files++}.parquet");

    private readonly record struct Expected(bool Fits, Exact? Value, string? Text)
    {
        public void Equal(ColumnType type, string? read, string what)
        {
            if (Value is not { } value)
            {
                Assert.True(Text == read, $"{what}: {read}");
                return;
            }

            Assert.True(read is not null, what);
            bool isFloat = IsFloat(type);
            Exact actual = isFloat ? Exact.Of(double.CreateChecked(Parse(type, read))) : Exact.Parse(read);
            Assert.True(value == actual, $"{what}: {read}");
            if (isFloat && value.Top.IsZero)
                Assert.Equal(Text == "-0", read.StartsWith('-'));
        }

        private static double Parse(ColumnType type, string text) => type switch
        {
            ColumnType.Half => (double)Half.Parse(text, CultureInfo.InvariantCulture),
            ColumnType.Single => float.Parse(text, CultureInfo.InvariantCulture),
            _ => double.Parse(text, CultureInfo.InvariantCulture),
        };
    }
}
