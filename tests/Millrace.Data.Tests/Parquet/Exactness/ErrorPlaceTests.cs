using System.Collections.Immutable;
using CsCheck;

namespace Millrace.Data.Tests.Files;

/// <summary>A refusal names file, row, column and value, wherever in the file the value lies and however it is stored.</summary>
public sealed class ErrorPlaceTests : IDisposable
{
    private const string Seed = "0N0XIzNsQ0O2";

    private readonly TempFolder _folder = new();
    private int _files;

    public static TheoryData<string, string, string, string, string> Cases => new()
    {
        // As what it is written, what fits, what does not, as what it is read, and what it shows.
        { "Int64", "7", "-3", "UInt64", "\"-3\" is not a whole number from 0 to 18446744073709551615." },
        { "Int64", "7", "9007199254740993", "Double", "\"9007199254740993\" is no double without losing digits." },
        { "Int32", "7", "16777217", "Single", "\"16777217\" is no float without losing digits." },
        { "UInt32", "7", "4000000000", "Int32", "\"4000000000\" is not a whole number from -2147483648 to 2147483647." },
        { "Double", "7", "7.5", "Int32", "\"7.5\" is not a whole number from -2147483648 to 2147483647." },
        { "Double", "7", "0.1", "Single", "\"0.1\" is no float without losing digits." },
        { "Single", "7", "1E+30", "Decimal", "\"1E+30\" is not a decimal number of up to 28 digits." },
        { "Text", "7", "seven", "Decimal", "\"seven\" is not a decimal number of up to 28 digits." },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_row_is_exact(string from, string fits, string unfit, string to, string problem)
    {
        ColumnInfo stored = LooseFile.Column(Enum.Parse<ColumnType>(from));
        ColumnInfo target = LooseFile.Column(Enum.Parse<ColumnType>(to));
        Gen.Select(Gen.Int[0, 9].Array[1, 300], Gen.Int[0, 299], Gen.Int[1, 120], Gen.Int[1, 90], Options(stored.Type)).Sample(
            (kinds, at, groupRows, batchRows, options) =>
            {
                at %= kinds.Length;
                string?[] rows = [.. kinds.Select((kind, i) => i == at || (i > at && kind > 7) ? unfit : kind < 2 ? null : fits)];
                string path = LooseFile.Write(Next(), stored, rows, options, groupRows);
                ParquetException error = LooseFile.Refusal(path, target, batchRows);
                Assert.True(error.Row is not null, error.ToString());
                Assert.Equal($"{path}, row {at + 1}, column \"x\": {problem}", error.Message);
                Assert.Equal((at + 1, "x", path), (error.Row, error.Column, error.File));
            },
            iter: 60, seed: Seed, threads: 1);
    }

    [Theory]
    [InlineData("Int32", "7", "70000", "UInt16")]
    [InlineData("Text", "7", "seven", "Decimal")]
    public void The_row_of_a_lists_element_is_exact(string from, string fits, string unfit, string to)
    {
        ColumnInfo stored = LooseFile.List(Enum.Parse<ColumnType>(from));
        ColumnInfo target = LooseFile.List(Enum.Parse<ColumnType>(to));
        Gen.Select(Gen.Int[0, 9].Array[0, 40].Array[1, 400], Gen.Int[0, 399], Gen.Int[1, 300], Gen.Int[1, 90], Options(stored.Item!.Type)).Sample(
            (kinds, at, groupRows, batchRows, options) =>
            {
                string Item(string text) => stored.Item.Type == ColumnType.Text ? $"\"{text}\"" : text;
                at %= kinds.Length;
                string?[] rows =
                [
                    .. kinds.Select((row, i) => row is [0, ..] && i != at
                        ? null
                        : Json([.. row.Select(kind => kind == 1 ? null : Item(fits)), Item(i < at ? fits : unfit)])),
                ];
                string path = LooseFile.Write(Next(), stored, rows, options, groupRows);
                Assert.Equal(at + 1, LooseFile.Refusal(path, target, batchRows).Row);
            },
            iter: 60, seed: Seed, threads: 1);
    }

    [Fact]
    public void The_row_of_a_missing_element_is_exact() =>
        Gen.Select(Gen.Int[0, 30].Array[1, 900], Gen.Int[0, 899], Gen.Int[1, 700], Gen.Int[1, 300]).Sample(
            (lengths, at, groupRows, batchRows) =>
            {
                at %= lengths.Length;
                string?[] rows = [.. lengths.Select((length, i) => Json(Enumerable.Repeat<string?>("5", length).Concat(i == at ? [null, "6"] : [])))];
                string path = LooseFile.Write(Next(), LooseFile.List(ColumnType.Int32), rows, Plain, groupRows);
                Assert.Equal(
                    $"{path}, row {at + 1}, column \"x\": an element is missing, but those of X are not nullable.",
                    LooseFile.Refusal(path, LooseFile.List(ColumnType.Int32, hasMissing: false), batchRows).Message);
            },
            iter: 60, seed: Seed, threads: 1);

    [Fact]
    public void The_row_of_a_missing_value_is_exact() =>
        Gen.Select(Gen.Int[1, 400], Gen.Int[0, 399], Gen.Int[1, 300], Gen.Int[1, 90], Gen.Bool).Sample(
            (count, at, groupRows, batchRows, isList) =>
            {
                at %= count;
                string?[] rows = [.. Enumerable.Range(0, count).Select(i => i == at || (i > at && i % 3 == 0) ? null : isList ? "[1,2]" : "1")];
                ColumnInfo stored = isList ? LooseFile.List(ColumnType.Int32) : LooseFile.Column(ColumnType.Int32);
                string path = LooseFile.Write(Next(), stored, rows, Plain, groupRows);
                Assert.Equal(
                    $"{path}, row {at + 1}, column \"x\": the value is missing, but X is not nullable.",
                    LooseFile.Refusal(path, stored with { IsNullable = false }, batchRows).Message);
            },
            iter: 60, seed: Seed, threads: 1);

    [Fact]
    public void A_sensitive_value_is_masked()
    {
        string path = LooseFile.Write(Next(), LooseFile.Column(ColumnType.Int64), ["1", "-12345"]);
        string message = LooseFile.Refusal(path, LooseFile.Column(ColumnType.UInt32, isSensitive: true)).Message;
        Assert.Equal($"{path}, row 2, column \"x\": {SensitiveAttribute.Mask} is not a whole number from 0 to 4294967295.", message);
        path = LooseFile.Write(Next(), LooseFile.List(ColumnType.Int64), ["[1]", "[2,-12345]"]);
        message = LooseFile.Refusal(path, LooseFile.List(ColumnType.UInt32, isSensitive: true)).Message;
        Assert.DoesNotContain("12345", message, StringComparison.Ordinal);
        Assert.Contains("row 2", message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static ParquetWriteOptions Plain { get; } = new() { Compression = ParquetCompression.None };

    private static Gen<ParquetWriteOptions> Options(ColumnType type)
    {
        ParquetColumnEncoding[] encodings = type switch
        {
            ColumnType.Text => [ParquetColumnEncoding.Plain, ParquetColumnEncoding.Dictionary, ParquetColumnEncoding.DeltaLengthByteArray],
            ColumnType.Single or ColumnType.Double => [ParquetColumnEncoding.Plain, ParquetColumnEncoding.ByteStreamSplit],
            _ => [ParquetColumnEncoding.Plain, ParquetColumnEncoding.ByteStreamSplit, ParquetColumnEncoding.DeltaBinaryPacked],
        };
        return Gen.Select(Gen.Int[0, encodings.Length - 1], Gen.Enum<ParquetPageVersion>()).Select((encoding, version) => Plain with
        {
            PageVersion = version,
            Encodings = ImmutableDictionary<string, ParquetColumnEncoding>.Empty.Add("x", encodings[encoding]),
        });
    }

    private static string Json(IEnumerable<string?> items) => $"[{string.Join(',', items.Select(static item => item ?? "null"))}]";

    private string Next() => _folder.File($"{_files++ % 50}.parquet");
}
