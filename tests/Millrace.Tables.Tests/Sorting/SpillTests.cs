using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Sorting;

/// <summary>The files of what the budget does not hold: their errors, and that they go.</summary>
public sealed class SpillTests : IDisposable
{
    private readonly TestStepContext _step = new();

    [Fact]
    public async Task A_full_disk_is_said_with_the_folder_the_bytes_and_what_helps()
    {
        long wanted = 0;
        var error = await Assert.ThrowsAsync<SpillException>(() => SortAsync(bytes =>
        {
            wanted = bytes;
            throw new IOException("No space left on device.");
        }));

        Assert.StartsWith(Path.GetDirectoryName(_step.CreateFolder())!, error.Folder, StringComparison.Ordinal);
        Assert.Equal(wanted, error.Bytes);
        Assert.Contains(error.Folder, error.Message, StringComparison.Ordinal);
        Assert.Contains($"{wanted} bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("--store", error.Message, StringComparison.Ordinal);
        Assert.IsType<IOException>(error.InnerException);
        Assert.Empty(Spilled());
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_said()
    {
        var space = new WorkSpace(static () => throw new UnauthorizedAccessException("Access to the path is denied."), TableOptions.OfBytes(1));
        var error = Assert.Throws<SpillException>(space.CreateFile);
        Assert.Contains("Access to the path is denied.", error.Message, StringComparison.Ordinal);

        var gone = new WorkSpace(() => Path.Combine(_step.CreateFolder(), "none"), TableOptions.OfBytes(1));
        error = Assert.Throws<SpillException>(gone.CreateFile);
        Assert.EndsWith("none", error.Folder, StringComparison.Ordinal);
    }

    /// <summary>A process that is killed leaves nothing: where the system allows it, the file has no name while it is written.</summary>
    [Fact]
    public async Task A_file_is_not_seen_while_it_is_written_and_gone_afterwards()
    {
        int seen = 0;
        int calls = 0;
        await SortAsync(_ =>
        {
            calls++;
            seen += Spilled().Count();
        });

        Assert.True(calls > 0);
        Assert.True(seen == 0 || OperatingSystem.IsWindows());
        Assert.Empty(Spilled());
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_said()
    {
        var space = new WorkSpace(_step.CreateFolder, TableOptions.OfBytes(1));
        using SpillFile file = space.CreateFile();
        SpillBlock block = file.Write([1, 2, 3], 1, 3);
        var error = Assert.Throws<SpillException>(() => file.Read(block with { Length = 4 }, new byte[4]));
        Assert.Contains("shorter", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_are_cut_by_the_bytes_of_their_rows()
    {
        using var batch = new Wide.Batch();
        foreach (int width in (int[])[10, 10, 100_000, 10, 3000, 3000, 0, 0])
            batch.Add(new Wide { Id = batch.Count, Name = new string('x', width) });
        using SpillFile file = new WorkSpace(_step.CreateFolder, TableOptions.OfBytes(1)).CreateFile();
        using var writer = new BlockWriter();
        var run = new SpillRun(file);
        run.Append(new RowBlock(batch.Columns), Enumerable.Range(0, batch.Count).ToArray(), writer);

        Assert.Equal([2, 1, 2, 3], run.Blocks.Select(static block => block.Rows));
        Assert.Equal(8, run.RowCount);
        Assert.InRange(run.MostRowBytes, 100_000, 100_100);
        int next = 0;
        foreach (RowBlock rows in run.Read(static () => new RowBlock(new Wide.Batch().Columns), default))
        {
            foreach (int id in ((ValueColumn<int>)rows.Columns[0]).Values)
                Assert.Equal(next++, id);
        }
    }

    [Fact]
    public void Runs_that_were_merged_give_their_room_back()
    {
        var space = new WorkSpace(_step.CreateFolder, TableOptions.OfBytes(1));
        static RowBlock Create() => new(new Wide.Batch().Columns);
        using var batch = new Wide.Batch();
        batch.Add(new Wide { Id = 1 });
        SpillFile file = space.CreateFile();
        using var writer = new BlockWriter();
        List<SpillRun> runs = [];
        for (int i = 0; i < 5; i++)
        {
            var run = new SpillRun(file);
            run.Append(new RowBlock(batch.Columns), new int[1], writer);
            runs.Add(run);
        }

        SpillFile first = file;
        runs = new RunLevels(Create, new KeyEncoder([new KeyPart(0)]), space).Reduce(runs, ref file, default);

        Assert.Equal(2, runs.Count);
        Assert.Equal(5, runs.Sum(static run => run.RowCount));
        Assert.All(runs, run => Assert.Same(file, run.File));
        Assert.Throws<ObjectDisposedException>(() => first.Write([1], 1, 1));
        file.Dispose();
        Assert.Empty(Spilled());
    }

    public void Dispose() => _step.Dispose();

    private IEnumerable<string> Spilled() =>
        Directory.EnumerateFiles(Path.GetDirectoryName(_step.CreateFolder())!, "*.spill", SearchOption.AllDirectories);

    private Task SortAsync(Action<long> whenSpilled) => Dataset.Of(Enumerable.Range(0, 5000).Select(static i => new Wide { Id = -i }))
        .SortAsync(_step, Order.By(Wide.Columns.Id), TableOptions.OfBytes(50_000, 2, whenSpilled));
}
