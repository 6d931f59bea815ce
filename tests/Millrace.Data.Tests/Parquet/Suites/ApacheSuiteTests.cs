using System.Runtime.CompilerServices;

namespace Millrace.Data.Tests.Files;

/// <summary>The format's own test files, those of <c>data</c>, against Apache's C++ library and against a table that says what becomes of each.</summary>
public sealed class ApacheSuiteTests
{
    private const string Folder = "parquet-suites/apache-parquet-testing/data";

    [RealDataFact(Folder + "/alltypes_plain.parquet")]
    public void Each_file_is_right_or_refused_as_the_table_says()
    {
        string[] expected = [.. File.ReadAllLines(Table()).Where(static line => line.Contains(".parquet", StringComparison.Ordinal))];
        string[] actual = [.. Files("*.parquet*").Select(static file => Verdict.Of(RealDataFactAttribute.PathOf(Folder), file).ToString())];
        string[] changed = [.. actual.Except(expected)];
        Assert.True(actual.SequenceEqual(expected), $"These lines are not in {Table()}, in their place:\n{string.Join('\n', changed)}");
        Assert.Equal(75, actual.Count(static line => line.Contains(".parquet |", StringComparison.Ordinal)));
        Assert.InRange(actual.Count(static line => !line.Contains($"| {Verdict.Refused} |", StringComparison.Ordinal)), 71, 75);
    }

    [RealDataFact(Folder + "/datapage_v1-corrupt-checksum.parquet")]
    public void What_does_not_match_its_checksum_is_refused()
    {
        foreach (string file in Files("*-corrupt-checksum.parquet"))
        {
            ParquetException error = Assert.Throws<ParquetException>(() => LooseRows.Read(file));
            Assert.Contains("checksum", error.Message, StringComparison.Ordinal);
            Assert.NotNull(error.Column);
        }
    }

    [RealDataFact(Folder + "/uniform_encryption.parquet.encrypted")]
    public void What_is_encrypted_is_refused_as_a_feature()
    {
        string[] files = Files("*.encrypted");
        Assert.Equal(13, files.Length);
        foreach (string file in files)
            Assert.Equal("encryption", Assert.Throws<ParquetException>(() => LooseRows.Read(file)).Feature);
    }

    [RealDataFact(Folder + "/encrypt_columns_plaintext_footer.parquet.encrypted")]
    public void Columns_beside_encrypted_ones_are_read()
    {
        LooseRows rows = LooseRows.Read(
            RealDataFactAttribute.PathOf(Folder + "/encrypt_columns_plaintext_footer.parquet.encrypted"),
            static column => column.Name is "int32_field" or "int64_field");
        Assert.Equal(Enumerable.Range(0, 50).Select(static i => (object)new TimeOnly(i * TimeSpan.TicksPerMillisecond)), rows.Columns[0]);
        Assert.Equal(50, rows.Columns[1].Count);
    }

    private static string[] Files(string pattern) =>
    [
        .. Directory.GetFiles(RealDataFactAttribute.PathOf(Folder), pattern, SearchOption.AllDirectories)
            .Where(static file => !file.EndsWith(".json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static string Table([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "verdicts.md");
}
