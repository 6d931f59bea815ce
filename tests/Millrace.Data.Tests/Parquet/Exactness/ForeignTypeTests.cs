using System.Globalization;
using System.Numerics;
using System.Text;

namespace Millrace.Data.Tests.Files;

using LogicalType = ParquetSharp.LogicalType;
using PhysicalType = ParquetSharp.PhysicalType;
using TimeUnit = ParquetSharp.TimeUnit;

/// <summary>Files of types that we do not write are read as what fits them.</summary>
public sealed class ForeignTypeTests : IDisposable
{
    private const long MicrosPerDay = 86_400_000_000;
    private static readonly Int128 s_leastMicros = -DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond;
    private static readonly Int128 s_mostMicros = (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private readonly TempFolder _folder = new();
    private int _files;

    public static TheoryData<int, bool, bool> Timestamps => new()
    {
        // Unit, whether it counts from an instant in UTC, whether there is a dictionary.
        { 0, true, false }, { 0, false, true }, { 1, true, true }, { 1, false, false }, { 2, true, false }, { 2, false, true },
    };

    [Theory]
    [MemberData(nameof(Timestamps))]
    public void A_timestamp_is_what_the_clock_shows_to_the_microsecond(int unit, bool isUtc, bool hasDictionary)
    {
        long[] counts =
        [
            0, 1, -1, 999, -999, 1000, -1000, 1001, -1001, 1_700_000_000_123, -62_135_596_800_000, -62_135_596_800_001, 253_402_300_799_999,
            253_402_300_800_000, (long)s_leastMicros, (long)s_leastMicros - 1, (long)s_mostMicros, (long)s_mostMicros + 1, 18_446_744_073_709_552,
            -18_446_744_073_709_552,
            long.MinValue, long.MinValue + 1, long.MaxValue,
        ];
        TimeUnit[] units = [TimeUnit.Millis, TimeUnit.Micros, TimeUnit.Nanos];
        string[] names = ["milliseconds", "microseconds", "nanoseconds"];
        foreach (long count in counts)
        {
            Int128 micros = unit switch { 0 => (Int128)count * 1000, 1 => count, _ => (count - ((((Int128)count % 1000) + 1000) % 1000)) / 1000 };
            DateTime? expected = micros >= s_leastMicros && micros <= s_mostMicros ? DateTime.UnixEpoch.AddTicks((long)micros * 10) : null;
            LogicalType logical = LogicalType.Timestamp(isUtc, units[unit]);
            string path = Foreign.Write<long>(Next(), logical, PhysicalType.Int64, [null, count, count, null, count], hasDictionary);
            string? text = expected is { } time ? ValueFormats.DateTime.Format(time) : null;
            CheckTimes(path, ColumnType.DateTime, text, unit == 2 && count % 1000 != 0, 2, $"{count} {names[unit]} from 1970");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_time_of_day_is_read_to_the_microsecond(int unit)
    {
        long[] perDay = [86_400_000, MicrosPerDay, MicrosPerDay * 1000];
        string[] names = ["milliseconds", "microseconds", "nanoseconds"];
        long[] counts = [0, 1, 999, 1000, 1999, -1, perDay[unit] - 1, perDay[unit], perDay[unit] + 1, int.MinValue, long.MaxValue, long.MinValue];
        foreach (long count in counts)
        {
            if (unit == 0 && count is < int.MinValue or > int.MaxValue)
                continue;
            Int128 micros = unit switch { 0 => count * 1000, 1 => count, _ => count / 1000 };
            TimeOnly? expected = count >= 0 && micros < MicrosPerDay ? new TimeOnly((long)micros * 10) : null;
            string path = unit == 0
                ? Foreign.Write<int>(Next(), LogicalType.Time(true, TimeUnit.Millis), PhysicalType.Int32, [null, (int)count])
                : Foreign.Write<long>(Next(), LogicalType.Time(false, unit == 1 ? TimeUnit.Micros : TimeUnit.Nanos), PhysicalType.Int64, [null, count]);
            string? text = expected is { } time ? ValueFormats.Time.Format(time) : null;
            CheckTimes(path, ColumnType.Time, text, unit == 2 && count % 1000 != 0, 2, $"{count} {names[unit]} from midnight");
        }
    }

    [Theory]
    [InlineData(0, "1970-01-01")]
    [InlineData(-719_162, "0001-01-01")]
    [InlineData(-719_163, null)]
    [InlineData(2_932_896, "9999-12-31")]
    [InlineData(2_932_897, null)]
    [InlineData(int.MinValue, null)]
    [InlineData(int.MaxValue, null)]
    public void A_day_is_a_date_and_the_time_at_which_it_begins(int days, string? date)
    {
        string path = Foreign.Write(Next(), LogicalType.Date(), PhysicalType.Int32, [days, days]);
        Check(path, ColumnType.Date, date, 1, $"{days} days from 1970");
        DateTime? time = date is null ? null : DateTime.Parse(date, CultureInfo.InvariantCulture);
        Check(path, ColumnType.DateTime, time is null ? null : ValueFormats.DateTime.Format(time.Value), 1, $"{days} days from 1970");
    }

    [Theory]
    [InlineData(2_440_588, 0L, "1970-01-01")]
    [InlineData(2_440_588, 1999L, "1970-01-01T00:00:00.000001")]
    [InlineData(2_440_587, 86_399_999_999_999L, "1969-12-31T23:59:59.999999")]
    [InlineData(1_721_426, 0L, "0001-01-01")]
    [InlineData(1_721_425, 0L, null)]
    [InlineData(5_373_484, 86_399_999_999_999L, "9999-12-31T23:59:59.999999")]
    [InlineData(5_373_485, 0L, null)]
    [InlineData(2_440_588, -1L, null)]
    [InlineData(2_440_588, 86_400_000_000_000L, null)]
    [InlineData(int.MinValue, 0L, null)]
    public void A_timestamp_of_96_bits_is_read(int day, long nanoseconds, string? time)
    {
        ParquetSharp.Int96 stored = new((int)nanoseconds, (int)(nanoseconds >> 32), day);
        string path = Foreign.Write<ParquetSharp.Int96>(Next(), LogicalType.None(), PhysicalType.Int96, [null, stored, stored]);
        DateTime? expected = time is null ? null : DateTime.Parse(time, CultureInfo.InvariantCulture);
        string? text = expected is null ? null : ValueFormats.DateTime.Format(expected.Value);
        CheckTimes(path, ColumnType.DateTime, text, nanoseconds % 1000 != 0, 2, $"{nanoseconds} nanoseconds of Julian day {day}");
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-1", 38)]
    [InlineData("12345", 2)]
    [InlineData("-12345", 5)]
    [InlineData("79228162514264337593543950335", 0)]
    [InlineData("79228162514264337593543950336", 0)]
    [InlineData("-79228162514264337593543950335", 28)]
    [InlineData("-79228162514264337593543950336", 28)]
    [InlineData("792281625142643375935439503350", 29)]
    [InlineData("792281625142643375935439503351", 29)]
    [InlineData("10000000000000000000000000000000000000", 37)]
    [InlineData("10000000000000000000000000000000000000", 10)]
    [InlineData("12340000000000000000000000000000000000", 38)]
    [InlineData("99999999999999999999999999999999999999", 38)]
    [InlineData("99999999999999999999999999999999999999", 0)]
    [InlineData("128", 0)]
    [InlineData("-32769", 30)]
    public void A_decimal_of_up_to_38_digits_is_read_where_no_digit_is_lost(string digits, int scale)
    {
        var unscaled = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        var exact = new Exact(unscaled, BigInteger.Pow(10, scale));
        string shown = UnscaledDecimal.Show(unscaled, scale);
        byte[] least = unscaled.ToByteArray(isBigEndian: true);
        foreach (bool hasDictionary in (bool[])[false, true])
        {
            string[] paths =
            [
                Foreign.Write(Next(), LogicalType.Decimal(38, scale), [null, Foreign.BigEndian(unscaled, 16), null], 16, hasDictionary),
                Foreign.Write(Next(), LogicalType.Decimal(38, scale), [null, least, null], 0, hasDictionary),
                Foreign.Write(Next(), LogicalType.Decimal(38, scale), [null, Foreign.BigEndian(unscaled, 20), null], 0, hasDictionary),
            ];
            foreach (string path in paths)
            {
                if (exact.IsDecimal)
                    Assert.Equal(exact, Exact.Parse(LooseFile.Read(path, LooseFile.Column(ColumnType.Decimal))[1]!));
                else
                    Check(path, ColumnType.Decimal, null, 2, shown);
            }
        }
    }

    [Theory]
    [InlineData("1.50", true)]
    [InlineData("-79228162514264337593543950335", true)]
    [InlineData("0.1000000000000000000000000000000000000000", true)]
    [InlineData("00000000000000000000000000000000000000001.5", true)]
    [InlineData("15E-1", true)]
    [InlineData("0E-40", true)]
    [InlineData("0.33333333333333333333333333333333", false)]
    [InlineData("1E-30", false)]
    [InlineData("1.00000000000000000000000000000000001", false)]
    [InlineData("79228162514264337593543950336", false)]
    public void A_text_is_a_decimal_where_no_digit_is_lost(string text, bool fits)
    {
        foreach (bool hasDictionary in (bool[])[false, true])
        {
            string path = Foreign.Write(Next(), LogicalType.String(), [null, Encoding.UTF8.GetBytes(text)], 0, hasDictionary);
            if (fits)
                Assert.Equal(Exact.Parse(text), Exact.Parse(LooseFile.Read(path, LooseFile.Column(ColumnType.Decimal))[1]!));
            else
                Check(path, ColumnType.Decimal, null, 2, text);
        }
    }

    [Fact]
    public void An_identifier_is_no_text()
    {
        byte[] bytes = [.. Enumerable.Range(0, 16).Select(static i => (byte)(17 * i))];
        foreach (bool hasDictionary in (bool[])[false, true])
        {
            string path = Foreign.Write(Next(), LogicalType.Uuid(), [bytes, null, bytes], 16, hasDictionary);
            const string Id = "00112233-4455-6677-8899-aabbccddeeff";
            Assert.Equal([Id, null, Id], LooseFile.Read(path, LooseFile.Column(ColumnType.Guid)));
            Assert.Equal(Convert.ToBase64String(bytes), LooseFile.Read(path, LooseFile.Column(ColumnType.Binary))[2]);
            Assert.Equal(
                $"{path}, column \"x\": the file has Guid, but Loose.X is string.", LooseFile.Refusal(path, LooseFile.Column(ColumnType.Text)).Message);
        }
    }

    [Theory]
    [InlineData("Plain")]
    [InlineData("DeltaByteArray")]
    [InlineData("ByteStreamSplit")]
    public void Identifiers_in_every_encoding(string encoding)
    {
        byte[][] ids = [.. Enumerable.Range(0, 300).Select(static i => (byte[])[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, (byte)(i / 256), (byte)i])];
        byte[]?[] rows = [.. ids.Select(static (id, i) => i % 7 == 3 ? null : id)];
        string path = Foreign.Write(Next(), LogicalType.Uuid(), rows, 16, encoding: Enum.Parse<ParquetSharp.Encoding>(encoding));
        string?[] expected = [.. rows.Select(static row => row is null ? null : new Guid(row, bigEndian: true).ToString())];
        Assert.Equal(expected, LooseFile.Read(path, LooseFile.Column(ColumnType.Guid)));
        Assert.Equal(expected, LooseFile.Read(path, LooseFile.Column(ColumnType.Guid), batchRows: 11));
        string sound = Foreign.Write(Next(), LogicalType.Uuid(), ids, 16, encoding: Enum.Parse<ParquetSharp.Encoding>(encoding));
        Assert.Equal(ids.Select(static id => new Guid(id, bigEndian: true).ToString()), LooseFile.Read(sound, LooseFile.Column(ColumnType.Guid)));
    }

    [Fact]
    public void Long_texts_that_are_alike_need_few_bytes_of_the_file()
    {
        byte[] text = Encoding.UTF8.GetBytes(new string('x', 4_000));
        string path = Foreign.Write(Next(), LogicalType.String(), [.. Enumerable.Repeat(text, 40_000)], 0, encoding: ParquetSharp.Encoding.DeltaByteArray);
        Assert.InRange(new FileInfo(path).Length, 1, 80_000);
        List<string?> read = LooseFile.Read(path, LooseFile.Column(ColumnType.Text));
        Assert.Equal(40_000, read.Count);
        Assert.All(read.Distinct(), value => Assert.Equal(Encoding.UTF8.GetString(text), value));
    }

    [Fact]
    public void Half_numbers_that_share_beginnings()
    {
        byte[][] halves = [.. Enumerable.Range(0, 50).Select(static i => BitConverter.GetBytes((Half)i))];
        string path = Foreign.Write(Next(), LogicalType.Float16(), halves, 2, encoding: ParquetSharp.Encoding.DeltaByteArray);
        Assert.Equal(Enumerable.Range(0, 50).Select(static i => $"{i}"), LooseFile.Read(path, LooseFile.Column(ColumnType.Half)));
    }

    public static TheoryData<string> TextKinds => ["None", "String", "Enum", "Json"];

    [Theory]
    [MemberData(nameof(TextKinds))]
    public void Bytes_and_texts_are_read_as_each_other(string kind)
    {
        byte[]?[] values = ["a"u8.ToArray(), [], null, Encoding.UTF8.GetBytes("{\"é\":\"漢🎉\"}"), "a"u8.ToArray()];
        foreach (bool hasDictionary in (bool[])[false, true])
        {
            string path = Foreign.Write(Next(), Kind(kind), values, 0, hasDictionary);
            Assert.Equal(["a", "", null, "{\"é\":\"漢🎉\"}", "a"], LooseFile.Read(path, LooseFile.Column(ColumnType.Text)));
            Assert.Equal(
                values.Select(static value => value is null ? null : Convert.ToBase64String(value)), LooseFile.Read(path, LooseFile.Column(ColumnType.Binary)));
        }
    }

    [Fact]
    public void Bytes_of_one_length_are_read_as_bytes_and_as_text()
    {
        string path = Foreign.Write(Next(), LogicalType.None(), ["abc"u8.ToArray(), null, "é!"u8.ToArray()], 3);
        Assert.Equal(["abc", null, "é!"], LooseFile.Read(path, LooseFile.Column(ColumnType.Text)));
        Assert.Equal(["YWJj", null, "w6kh"], LooseFile.Read(path, LooseFile.Column(ColumnType.Binary)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bytes_that_are_no_utf8_are_refused_as_text(bool hasDictionary)
    {
        // Two halves of a character make a whole one only where they stand together.
        byte[]?[] values = ["fine"u8.ToArray(), null, [0xC3], [0xA9], "fine"u8.ToArray()];
        string path = Foreign.Write(Next(), LogicalType.None(), values, 0, hasDictionary);
        Assert.Equal($"{path}, row 3, column \"x\": \"0xC3\" is not UTF-8.", LooseFile.Refusal(path, LooseFile.Column(ColumnType.Text)).Message);
        Assert.Equal(
            $"{path}, row 3, column \"x\": {SensitiveAttribute.Mask} is not UTF-8.",
            LooseFile.Refusal(path, LooseFile.Column(ColumnType.Text, isSensitive: true)).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Text_is_an_enumeration_where_it_is_one_of_its_names(bool hasDictionary)
    {
        string path = Foreign.Write(Next(), LogicalType.Enum(), ["Red"u8.ToArray(), null, "Blue"u8.ToArray(), "Red"u8.ToArray()], 0, hasDictionary);
        List<Colour?> colours = [];
        await foreach (Batch<Paint> batch in ParquetFile.ReadAsync<Paint>(path))
            colours.AddRange(Enumerable.Range(0, batch.Count).Select(i => batch[i].X));
        Assert.Equal([Colour.Red, null, Colour.Blue, Colour.Red], colours);

        path = Foreign.Write(Next(), LogicalType.String(), [null, "Red"u8.ToArray(), "Mauve"u8.ToArray()], 0, hasDictionary);
        ParquetException error = await Assert.ThrowsAsync<ParquetException>(async () =>
        {
            await foreach (Batch<Paint> batch in ParquetFile.ReadAsync<Paint>(path))
                Assert.True(batch.Count > 0);
        });
        Assert.StartsWith($"{path}, row 3, column \"x\": \"Mauve\" is not ", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static LogicalType Kind(string kind) => kind switch
    {
        "String" => LogicalType.String(),
        "Enum" => LogicalType.Enum(),
        "Json" => LogicalType.Json(),
        _ => LogicalType.None(),
    };

    /// <summary>Holds a row against what is expected; null for a refusal.</summary>
    private static void Check(string path, ColumnType type, string? expected, int row, string shown)
    {
        ColumnInfo column = LooseFile.Column(type);
        if (expected is not null)
        {
            Assert.Equal(expected, LooseFile.Read(path, column)[row - 1]);
            return;
        }

        using var batch = new LooseBatch(new SchemaInfo("Loose", [column]));
        Assert.Equal($"{path}, row {row}, column \"x\": \"{shown}\" is not {batch.Columns[0].ValueDescription}.", LooseFile.Refusal(path, column).Message);
    }

    /// <summary>Holds a time against what is expected when it is cut; null for a refusal. One that is finer than a microsecond is refused unless cut.</summary>
    private static void CheckTimes(string path, ColumnType type, string? cut, bool isFiner, int row, string shown)
    {
        ColumnInfo column = LooseFile.Column(type);
        if (cut is not null)
            Assert.Equal(cut, LooseFile.Read(path, column, truncatesTimes: true)[row - 1]);
        else
            Assert.Throws<ParquetException>(() => LooseFile.Read(path, column, truncatesTimes: true));
        if (cut is null || !isFiner)
        {
            Check(path, type, cut, row, shown);
            return;
        }

        Assert.Equal(
            $"{path}, row {row}, column \"x\": \"{shown}\" is finer than a microsecond; read with TruncateTimes, such times are cut.",
            LooseFile.Refusal(path, column).Message);
    }

    private string Next() => _folder.File($"{_files++}.parquet");
}
