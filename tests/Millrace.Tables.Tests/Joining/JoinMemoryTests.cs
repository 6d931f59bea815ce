using Millrace.Data;
using Millrace.Data.Tests;
using Millrace.Data.Tests.Files;
using Millrace.Tables.Tests.Engine;
using Millrace.Testing;
using Xunit.Abstractions;

namespace Millrace.Tables.Tests.Joining;

/// <summary>What joins hold in memory, however many and wide the rows are.</summary>
[Collection(AloneCollection.Name)]
public sealed class JoinMemoryTests(ITestOutputHelper output) : IDisposable
{
    private const int RightRows = 250_000;
    private const int LeftRows = 2_500;
    private const int LabelLength = 400;
    private const long Budget = 8 << 20;

    // A hundred megabytes of right rows beside a budget of eight; the pools keep what is given back.
    private const long MostHeld = 48 << 20;

    private readonly TestStepContext _step = new();
    private long _before;
    private long _most;
    private long _spilled;

    public void Dispose() => _step.Dispose();

    [Fact]
    public async Task More_right_rows_than_the_budget_holds_go_to_files()
    {
        Join<Thing, Part, Joined> join = new Join<Thing, Part, Joined>().On(Thing.Columns.Group, Part.Columns.Group)
            .TakeRight(Part.Columns.Name, Joined.Columns.PartName);

        Joined[] joined = await JoinAsync(join);

        Assert.Equal(Enumerable.Range(0, LeftRows).Select(static i => (i, Label(i * 97))), joined.Select(static row => (row.Id, row.Label!)));
    }

    [Fact]
    public async Task More_rows_as_of_a_time_than_the_budget_holds_go_to_files()
    {
        Join<Thing, Part, Joined> join = new Join<Thing, Part, Joined>(JoinKind.Left).AsOf(Thing.Columns.At, Part.Columns.Since)
            .TakeRight(Part.Columns.Name, Joined.Columns.PartName);

        Joined[] joined = await JoinAsync(join);

        Assert.Equal(Enumerable.Range(0, LeftRows).Select(static i => (i, Label(i * 97))), joined.Select(static row => (row.Id, row.Label!)));
    }

    [Fact]
    public async Task A_right_row_with_a_megabyte_of_text_is_joined_to_thousands_of_left_ones()
    {
        string label = new('x', 1 << 20);
        Join<Thing, Part, Joined> join = new Join<Thing, Part, Joined>().On(Thing.Columns.Group, Part.Columns.Group)
            .TakeRight(Part.Columns.Name, Joined.Columns.PartName);
        Dataset<Part> right = Dataset.Of(new Part { Group = 1, Number = 7, Label = label });
        Dataset<Thing> left = MadeRows<Thing>.Of(2_000, static i => new Thing { Id = i, Group = 1 }, _ => Look());
        _before = GC.GetTotalMemory(forceFullCollection: true);

        Dataset<Joined> joined = await left.JoinAsync(_step, right, join, new TableOptions { MemoryBudget = TableOptions.LeastMemory, Parallelism = 2 });

        output.WriteLine($"{_most >> 20} MiB");
        Assert.InRange(_most, 0, TableOptions.LeastMemory);
        int next = 0;
        await foreach (Batch<Joined> batch in joined.ReadAsync())
        {
            var rows = (Joined.Batch)batch;
            for (int i = 0; i < rows.Count; i++)
                Assert.True(rows.Id[i] == next++ && rows.Label.GetBytes(rows.Label.Codes[i]).Length == label.Length);
        }

        Assert.Equal(2_000, next);
    }

    private static string Label(int number) => $"{number} ".PadRight(LabelLength, (char)('a' + (number % 26)));

    private async Task<Joined[]> JoinAsync(Join<Thing, Part, Joined> join)
    {
        // Numbers in no order, which times and keys tell.
        Dataset<Part> right = MadeRows<Part>.Of(
            RightRows,
            static i =>
            {
                int number = (int)(i * 7919L % RightRows);
                return new Part { Group = number, Number = number, Since = DateTime.UnixEpoch.AddSeconds(number), Label = Label(number) };
            },
            read => LookAtSome(read));
        Dataset<Thing> left = MadeRows<Thing>.Of(
            LeftRows, static i => new Thing { Id = i, Group = i * 97, At = DateTime.UnixEpoch.AddSeconds((i * 97) + 0.5) }, _ => Look());
        _before = GC.GetTotalMemory(forceFullCollection: true);

        Dataset<Joined> joined = await left.JoinAsync(_step, right, join, TableOptions.OfBytes(Budget, 2, CountSpilled));

        output.WriteLine($"{_most >> 20} MiB, {_spilled >> 20} MiB in files");
        Assert.InRange(_spilled, (long)RightRows * LabelLength * 9 / 10, long.MaxValue);
        Assert.InRange(_most, long.MinValue, MostHeld);
        return await joined.ToArrayAsync();
    }

    private void CountSpilled(long bytes)
    {
        long before = Interlocked.Add(ref _spilled, bytes) - bytes;
        if (before >> 23 != (before + bytes) >> 23)
            Look();
    }

    private void LookAtSome(int rows)
    {
        if (rows % 20_000 == 0)
            Look();
    }

    private void Look()
    {
        long held = GC.GetTotalMemory(forceFullCollection: true) - _before;
        lock (_step)
            _most = Math.Max(_most, held);
    }
}
