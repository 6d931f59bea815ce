using System.Diagnostics;

namespace Millrace.Data.Tests.Files;

/// <summary>Files that readers have stumbled over: crafted, or by writers with faults.</summary>
public sealed class BadDataTests
{
    private const string Folder = "parquet-suites/apache-parquet-testing/bad_data";

    // What a file of some kilobytes may cost at most.
    private const long MostBytes = 64 << 20;

    [RealDataFact(Folder + "/PARQUET-1481.parquet")]
    public void Each_file_is_refused_or_right_and_soon()
    {
        var outcomes = new List<string>();
        foreach (string file in Directory.GetFiles(RealDataFactAttribute.PathOf(Folder), "*.parquet").Order(StringComparer.Ordinal))
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            outcomes.Add($"{Path.GetFileName(file)}: {Outcome(file)}");
            Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, FuzzOutcome.MostTime);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        }

        const string Expected =
            """
            ARROW-GH-41317.parquet: the metadata has Int16 where Int32, in a list, is expected.
            ARROW-GH-41321.parquet: column "int64": the file is damaged: values of 254 bits cannot be: at most 32.
            ARROW-GH-43605.parquet: 21186 rows
            ARROW-GH-45185.parquet: column "x": the file is damaged: the levels say that a list goes on that did not begin.
            ARROW-GH-47662.parquet: column "flba_field": the file is damaged: a page has fewer values than it claims.
            ARROW-RS-GH-6229-DICTHEADER.parquet: the pages of "region_key" begin at 466, and those of the file lie between 4 and 291.
            ARROW-RS-GH-6229-LEVELS.parquet: column "outer": the file is damaged: the pages have more values than the 1 that the column claims.
            PARQUET-1481.parquet: the type -7 of "Handle" is not supported.
            """;
        string actual = string.Join('\n', outcomes);
        Assert.True(actual == Expected, actual);
    }

    private static string Outcome(string file)
    {
        try
        {
            LooseRows rows = LooseRows.Read(file);
            using var sharp = new SharpRows(file);
            foreach (string name in rows.Schema.Columns.Select(static column => column.Name).Except(sharp.Nested))
                Verdict.Compare($"{file}, {name}", sharp.Read(name), rows.Columns[rows.Schema.IndexOf(name)]);
            return $"{rows.Count} rows";
        }
        catch (ParquetException error)
        {
            Assert.StartsWith(file, error.Message);
            return error.Message[file.Length..].TrimStart(':', ',', ' ');
        }
    }
}
