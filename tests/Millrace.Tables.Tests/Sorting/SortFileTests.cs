using System.Security.Cryptography;
using Millrace.Data;
using Millrace.Tables.Tests.Engine;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Sorting;

/// <summary>The files of a sorted dataset are the same bytes whatever the budget and the number of threads.</summary>
public sealed class SortFileTests
{
    private static readonly int s_rows = ManyRows.IsFull ? 40_000 : 12_000;

    [Fact]
    public async Task They_are_the_same_bytes_at_any_budget_and_number_of_threads()
    {
        Dataset<Keyed> rows = Dataset.Of(KeyedRows.Create(s_rows, 13));
        Order<Keyed> order = Order.By(Keyed.Columns.TextValue).ThenDescending(Keyed.Columns.DoubleValue).ThenBy(Keyed.Columns.BytesValue);
        long spilled = 0;
        List<string> all = [];
        foreach (long budget in (long[])[40_000, 1 << 20, 256 << 20])
        {
            foreach (int threads in (int[])[1, 2, 5])
            {
                using var step = new TestStepContext();
                await rows.SortAsync(step, order, TableOptions.OfBytes(budget, threads, bytes => spilled += bytes));
                string root = Path.GetDirectoryName(step.CreateFolder())!;
                IEnumerable<string> files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).OrderBy(Path.GetFileName, StringComparer.Ordinal);
                all.Add(string.Join(' ', files.Select(static path => $"{Path.GetFileName(path)} {Digest(path)}")));
            }

            Assert.True(budget > 1 << 20 || spilled > 0);
        }

        Assert.Single(all.Distinct());
        Assert.Contains(".parquet", all[0], StringComparison.Ordinal);
    }

    private static string Digest(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
}
