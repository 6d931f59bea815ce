using Millrace.Data.Tests.Parquet.Nested;

namespace Millrace.Data.Tests.Files;

/// <summary>What becomes of a file of the format's own suite.</summary>
/// <param name="File">Its name in the suite.</param>
/// <param name="Kind">Right, right as far as it is flat, or refused.</param>
/// <param name="By">What the values were compared with, one by one.</param>
/// <param name="Nested">Columns that are neither values nor lists of values.</param>
/// <param name="Message">Why it is refused.</param>
internal sealed record Verdict(string File, string Kind, string By, int Nested, string Message)
{
    public const string Right = "right";
    public const string Flat = "flat columns right";
    public const string Refused = "refused";

    /// <summary>The line in the table.</summary>
    public override string ToString() => $"| {File} | {Kind} | {By} | {(Nested > 0 ? Nested : "")} | {Message} |";

    // The one file that DuckDB does not read has nine entries of maps in all: RealNestedFileTests holds them.
    private const string Maps = "map_no_value.parquet";

    /// <summary>Reads a file and compares it.</summary>
    /// <param name="folder">The suite's.</param>
    /// <param name="path">The file.</param>
    /// <param name="isFlat">Whether nested columns are left to other tests.</param>
    /// <exception cref="Xunit.Sdk.XunitException">It has other values than the reference.</exception>
    public static Verdict Of(string folder, string path, bool isFlat = false)
    {
        string file = Path.GetRelativePath(folder, path).Replace('\\', '/');
        LooseRows rows;
        try
        {
            rows = LooseRows.Read(path);
        }
        catch (ParquetException error)
        {
            Assert.Equal(path, error.File);
            Assert.StartsWith(path, error.Message);
            return new Verdict(file, Refused, "", 0, error.Message[path.Length..].TrimStart(':', ',', ' '));
        }

        using var sharp = new SharpRows(path);
        string[] unread = [.. sharp.Fields.Select(static field => field.Name).Where(name => rows.Schema.IndexOf(name) < 0)];
        Assert.Empty(unread.Except(sharp.Nested));
        Assert.Equal(rows.Columns.Length == 0 ? 0 : sharp.Count, rows.Count);
        string[] flat = [.. rows.Schema.Columns.Select(static column => column.Name).Except(sharp.Nested)];
        foreach (string name in flat)
            Compare($"{file}, {name}", sharp.Read(name), rows.Columns[rows.Schema.IndexOf(name)]);
        string[] by =
        [
            .. flat.Length > 0 ? ["ParquetSharp"] : Array.Empty<string>(),
            .. isFlat || sharp.Nested.Count == 0 ? Array.Empty<string>() : [CompareNested(file, path, [.. sharp.Nested.Except(unread)])],
        ];
        return new Verdict(file, unread.Length == 0 ? Right : Flat, string.Join(", ", by), sharp.Nested.Count, "");
    }

    /// <summary>Fails at the first value that differs.</summary>
    public static void Compare(string what, List<object?> expected, List<object?> actual)
    {
        Assert.True(expected.Count == actual.Count, $"{what}: {actual.Count} rows of {expected.Count}");
        for (int i = 0; i < expected.Count; i++)
            Assert.True(Cells.AreSame(expected[i], actual[i]), $"{what}, row {i + 1}: {Cells.Show(actual[i])} instead of {Cells.Show(expected[i])}");
    }

    private static string CompareNested(string file, string path, string[] columns)
    {
        if (DuckJson.TryCompare(path, columns))
            return "DuckDB";
        Assert.Equal(Maps, file);
        return "rows written down";
    }
}
