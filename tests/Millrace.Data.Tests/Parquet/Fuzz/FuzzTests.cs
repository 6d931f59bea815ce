using System.Globalization;

namespace Millrace.Data.Tests.Files;

/// <summary>
/// Damaged files give rows or a typed error, soon and in bounded memory: never another exception, never a wrong number of rows, and never another
/// value where a checksum would have shown it.
/// </summary>
/// <remarks><c>MILLRACE_FULL=1</c> damages a hundred thousand files instead of a sample.</remarks>
[Collection(MemoryCollection.Name)]
public sealed class FuzzTests : IDisposable
{
    private const int MostShown = 5;

    private readonly TempFolder _folder = new();

    public static TheoryData<int> Shards { get; } = new(Enumerable.Range(0, Extent.Shards));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Shards))]
    public async Task Damaged_files_give_rows_or_a_typed_error(int shard)
    {
        Original[] originals = await Originals.All;
        string path = _folder.File("damaged.parquet");
        var wrong = new List<string>();
        int refused = 0;
        for (int i = 0; i < Extent.Cases && wrong.Count < MostShown; i++)
        {
            int seed = (i * Extent.Shards) + shard;
            Original original = originals[seed % originals.Length];
            byte[] damaged = Mutation.Of(original, new Random(seed));
            await File.WriteAllBytesAsync(path, damaged);
            try
            {
                refused += await CheckAsync(original, damaged, path, seed / originals.Length % 2 == 0 ? original.CreateShape : null) ? 1 : 0;
            }
            catch (Exception error)
            {
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"seed {seed} ({original.Name}, {original.Bytes.Length} bytes): {error}"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
        Assert.InRange(refused, Extent.Cases / 3, Extent.Cases);
    }

    [Fact]
    public async Task What_is_damaged_is_sound_before()
    {
        string path = _folder.File("sound.parquet");
        Original[] originals = await Originals.All;
        Assert.InRange(originals.Length, 250, 700);
        foreach (Original original in originals)
        {
            await File.WriteAllBytesAsync(path, original.Bytes);
            FuzzOutcome outcome = await FuzzOutcome.OfAsync(path, original.CreateShape);
            Assert.True(outcome.Error is null || original.IsFromSuite, $"{original.Name}: {outcome.Error}");
            Assert.True(outcome.Rented > 0 || original.IsFromSuite, $"{original.Name}: nothing was rented");
        }
    }

    [Fact]
    public async Task Several_threads_and_a_filter_tell_the_same_of_damaged_files()
    {
        Original[] originals = await Originals.All;
        string path = _folder.File("damaged.parquet");
        int refused = 0;
        for (int seed = 0; seed < Extent.Cases; seed++)
        {
            Original original = originals[seed * 7 % originals.Length];
            await File.WriteAllBytesAsync(path, Mutation.Of(original, new Random(seed)));
            Func<Batch>? shape = seed % 2 == 0 ? original.CreateShape : null;
            ScanOutcome expected = await ScanOutcome.OfAsync(path, shape, 1, isFiltered: false);
            foreach (bool isFiltered in (bool[])[false, true])
            {
                ScanOutcome actual = await ScanOutcome.OfAsync(path, shape, 3, isFiltered).WaitAsync(FuzzOutcome.MostTime);
                Assert.True(expected == actual, $"seed {seed} ({original.Name}, filter {isFiltered}): {expected} and {actual}");
            }

            refused += expected.Error is null ? 0 : 1;
        }

        Assert.InRange(refused, Extent.Cases / 3, Extent.Cases);
    }

    /// <returns>Whether it was refused.</returns>
    private async Task<bool> CheckAsync(Original original, byte[] damaged, string path, Func<Batch>? shape)
    {
        FuzzOutcome outcome = await FuzzOutcome.OfAsync(path, shape).WaitAsync(FuzzOutcome.MostTime);
        Assert.InRange(outcome.Allocated, 0, FuzzOutcome.MostBytes(damaged.Length));
        Assert.InRange(outcome.Rented, 0, FuzzOutcome.MostBytes(damaged.Length));
        if (outcome.Error is null && original.IsProtected(damaged))
            CompareWithOriginal(original, path);
        return outcome.Error is not null;
    }

    private void CompareWithOriginal(Original original, string path)
    {
        List<object?>[] expected = original.Rows(() =>
        {
            string sound = _folder.File("sound.parquet");
            File.WriteAllBytes(sound, original.Bytes);
            return LooseRows.Read(sound);
        });
        LooseRows actual = LooseRows.Read(path);
        for (int i = 0; i < expected.Length; i++)
            Verdict.Compare(actual.Schema.Columns[i].Name, expected[i], actual.Columns[i]);
    }
}
