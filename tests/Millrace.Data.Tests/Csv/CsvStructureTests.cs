using System.Text;
using CsCheck;

namespace Millrace.Data.Tests.Csv;

/// <summary>Rows and fields as they lie in a file, whatever its blocks.</summary>
public sealed class CsvStructureTests
{
    private static readonly Gen<(string Text, char Delimiter)> Files =
        from delimiter in AnyOf(',', ';', '\t', 'é', '漢')
        from end in AnyOf("\n", "\r\n")
        from width in Gen.Int[1, 5]
        from rows in Field(delimiter).Array[width].Array[1, 40]
        from breaks in Gen.Frequency((8, AnyOf(end)), (1, AnyOf(end + end, "\n", "\r\n", "\n\r\n"))).Array[rows.Length]
        from last in Gen.Bool
        select (Join(rows, breaks, last, delimiter), delimiter);

    [Fact]
    public void Rows_are_those_of_a_plain_parser() =>
        Gen.Select(Files, Gen.Int[1, 200], AnyOf(1, 7, 1000), AnyOf(1, 64, 100_000), Gen.Bool).Sample(
            (file, readBytes, rows, bytes, mark) =>
            {
                List<string?[]> expected = ReferenceCsv.Parse(file.Text, file.Delimiter);
                if (expected.Count == 0)
                    return;
                expected[0] = [.. expected[0].Select(name => name ?? "")];
                using var folder = new TempFolder();
                string path = folder.File("data.csv");
                File.WriteAllText(path, file.Text, new UTF8Encoding(mark));
                var limits = new CsvLimits { ReadBytes = readBytes, Rows = rows, Bytes = bytes };
                Assert.Equal(expected, Read(path, new CsvOptions { Delimiter = file.Delimiter }, limits));
            },
            iter: 3000);

    [Fact]
    public void Words_of_bytes_answer_with_bits()
    {
        Gen.Byte[0, 3].Array[64].Sample(bytes =>
        {
            ulong expected = 0;
            for (int i = 0; i < bytes.Length; i++)
                expected |= bytes[i] == 2 ? 1UL << i : 0;
            Assert.Equal(expected, new ByteBits(bytes).Equal(2));
        });
        Gen.ULong.Sample(bits =>
        {
            ulong expected = 0;
            for (int i = 0; i < 64; i++)
                expected |= (ulong)(System.Numerics.BitOperations.PopCount(bits << (63 - i)) & 1) << i;
            Assert.Equal(expected, ByteBits.Parity(bits));
        });
    }

    [Fact]
    public void A_record_beyond_the_limit_is_refused_and_one_at_it_is_not()
    {
        using var folder = new TempFolder();
        var limits = new CsvLimits { RecordBytes = 500, ReadBytes = 50 };
        string path = folder.Write("data.csv", $"a,b\n1,{new string('x', 498)}\n2,y\n");
        Assert.Equal(3, Read(path, CsvOptions.Default, limits).Count);
        foreach (int length in new[] { 499, 600, 5000 })
        {
            folder.Write("data.csv", $"a,b\n1,y\n1,{new string('x', length)}\n2,y\n");
            var error = Assert.Throws<CsvException>(() => Read(path, CsvOptions.Default, limits));
            Assert.Equal($"{path}, line 3: the row is longer than 500 bytes: a quote before it may not be closed.", error.Message);
        }
    }

    [Fact]
    public void The_fault_of_a_record_beyond_the_limit_is_its_own()
    {
        using var folder = new TempFolder();
        string wide = new('x', 600);
        foreach (int readBytes in new[] { 1, 50, 100_000 })
        {
            var limits = new CsvLimits { RecordBytes = 500, ReadBytes = readBytes };
            string longer = "the row is longer than 500 bytes: a quote before it may not be closed.";
            string goesOn = "the quoted field that starts in line 2 goes on after its closing quote: write a quote within quotes twice.";
            AssertFault($"a,b\n\"1\n1\",{wide}\n2,\"y\"z\n", $"line 2: {longer}");
            AssertFault($"a,b\n1,{wide}\r2,y\n", $"line 2: {longer}");
            AssertFault($"a,b\n1,{wide},\"y\"z\n", $"line 2: {longer}");
            AssertFault($"a,b\n1,\"{wide}\"\n2,\"y\"z\n", $"line 2: {longer}");
            AssertFault($"a,b\n1,\"{wide}\"\"\n\"z\n2,y\n", $"line 3, column \"b\": {goesOn}");
            AssertFault($"a,b\n1,y\n1,\"{wide}\n{wide}\n", "line 3, column \"b\": the quote that opens here is never closed.");

            void AssertFault(string text, string problem)
            {
                string path = folder.Write("data.csv", text);
                Assert.Equal($"{path}, {problem}", Assert.Throws<CsvException>(() => Read(path, CsvOptions.Default, limits)).Message);
            }
        }
    }

    [Theory]
    [InlineData('é', "1é\"*\"é2", "is longer than 500 bytes")]
    [InlineData('é', "1é\"*\"ü2", "goes on after its closing quote")]
    [InlineData('漢', "1漢\"*\"漢2", "is longer than 500 bytes")]
    [InlineData('漢', "1漢\"*\"漡漢2", "goes on after its closing quote")]
    [InlineData('漢', "漡\"1漢\"*\"\"漢2", "is never closed")]
    public void Delimiters_of_several_bytes_come_in_pieces(char delimiter, string row, string problem)
    {
        using var folder = new TempFolder();
        string path = folder.Write("data.csv", $"a{delimiter}b{delimiter}c\n{row.Replace("*", new string('x', 700), StringComparison.Ordinal)}\n");
        for (int readBytes = 1; readBytes < 9; readBytes++)
        {
            var limits = new CsvLimits { ReadBytes = readBytes, RecordBytes = 500 };
            CsvException error = Assert.Throws<CsvException>(() => Read(path, new CsvOptions { Delimiter = delimiter }, limits));
            Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        }
    }

    internal static List<string?[]> Read(string path, CsvOptions options, CsvLimits limits)
    {
        List<string?[]> rows = [];
        Read(path, options, limits, rows);
        return rows;
    }

    internal static void Read(string path, CsvOptions options, CsvLimits limits, List<string?[]> rows)
    {
        using CsvFileReader reader = CsvFileReader.Open(path, options, limits, CancellationToken.None);
        using var cursor = new CsvCursor(reader);
        rows.Add([.. reader.Header]);
        while (cursor.Next(CancellationToken.None))
        {
            int first = rows.Count;
            for (int row = 0; row < cursor.Rows; row++)
                rows.Add(new string?[reader.Header.Count]);
            for (int field = 0; field < reader.Header.Count; field++)
            {
                CsvFields fields = cursor.FieldsOf(field);
                for (int row = 0; row < cursor.Rows; row++)
                    rows[first + row][field] = fields.TextOf(row);
            }
        }
    }

    private static Gen<string> Field(char delimiter) => Gen.Frequency(
        (6, Gen.String[AnyOf('a', '1', 'ü', '漢', ' ', '\0'), 1, 12]),
        (1, Gen.Const("")),
        (1, AnyOf("5\"", "a\"\"b", "x \"y\" z", "é\"")),
        (3, Gen.String[AnyOf('a', '"', delimiter, '\n', '\r', '漢', '\uFEFF'), 0, 12].Select(text => $"\"{text.Replace("\"", "\"\"")}\"")),
        (1, Gen.String[AnyOf('b'), 50, 150])).Select(field => field.StartsWith('"') ? field : field.Replace(delimiter, '_'));

    private static string Join(string[][] rows, string[] breaks, bool last, char delimiter)
    {
        var text = new StringBuilder();
        for (int i = 0; i < rows.Length; i++)
        {
            text.AppendJoin(delimiter, rows[i]).Append(i < rows.Length - 1 || last ? breaks[i] : "");
        }

        return text.ToString();
    }

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
