using CsCheck;
using Millrace.Data;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Engine;

public sealed class JoinTests
{
    private static readonly Gen<Part[]> s_parts = Things.Many(120).Select(static things => things
        .Select(static (thing, i) => new Part { Group = thing.Group, Name = thing.Name, Number = i, Since = thing.At, Label = $"label {i}" }).ToArray());

    [Theory]
    [InlineData(JoinKind.Inner)]
    [InlineData(JoinKind.Left)]
    public void Rows_that_fit_come_in_the_order_of_the_left_and_then_of_the_right(JoinKind kind)
    {
        Join<Thing, Part, Joined> join = new Join<Thing, Part, Joined>(kind)
            .On(Thing.Columns.Group, Part.Columns.Group).On(Thing.Columns.Name, Part.Columns.Name)
            .TakeRight(Part.Columns.Name, Joined.Columns.PartName);
        long spilled = 0;
        Gen.Select(Things.Many(150), s_parts).Sample(
            (things, parts) =>
            {
                List<Joined> expected = [];
                foreach (Thing thing in things)
                {
                    Part[] found = [.. parts.Where(part => Fits(thing, part))];
                    if (found.Length == 0 && kind == JoinKind.Left)
                        expected.Add(new Joined { Id = thing.Id, Group = thing.Group });
                    expected.AddRange(found.Select(part => Pair(thing, part)));
                }

                Check(join, things, parts, expected, bytes => spilled += bytes);
            },
            iter: 40, seed: "0N0XIzNsQ0O2", threads: 1);
        Assert.True(spilled > 0);
    }

    [Theory]
    [InlineData(80, 4096)]
    [InlineData(112, 8192)]
    [InlineData(224, 4097)]
    public void More_threads_than_shares_of_a_block_find_the_same_rows(int threads, int rows)
    {
        Join<Thing, Part, Joined> join = new Join<Thing, Part, Joined>(JoinKind.Inner)
            .On(Thing.Columns.Group, Part.Columns.Group).TakeRight(Part.Columns.Name, Joined.Columns.PartName);
        Thing[] things = [.. Enumerable.Range(0, rows).Select(static i => new Thing { Id = i, Group = i % 3 })];
        Part[] parts = [new Part { Group = 1, Number = 1 }];
        Joined[] joined = Plain.Run(step => Dataset.Of(things).JoinAsync(step, Dataset.Of(parts), join, TableOptions.OfBytes(64 << 20, threads)));
        Assert.Equal(things.Where(static thing => thing.Group == 1).Select(static thing => thing.Id), joined.Select(static each => each.Id));
    }

    [Theory]
    [InlineData(JoinKind.Semi)]
    [InlineData(JoinKind.Anti)]
    public void Left_rows_are_kept_by_whether_any_right_row_fits(JoinKind kind)
    {
        Join<Thing, Part, Slim> join = new Join<Thing, Part, Slim>(kind).On(Thing.Columns.Group, Part.Columns.Group).On(Thing.Columns.Name, Part.Columns.Name);
        Gen.Select(Things.Many(150), s_parts).Sample(
            (things, parts) => Check(
                join, things, parts,
                things.Where(thing => parts.Any(part => Fits(thing, part)) == (kind == JoinKind.Semi))
                    .Select(static thing => new Slim { Id = thing.Id, Name = thing.Name })),
            iter: 40, seed: "0N0XIzNsQ0O2");
    }

    [Theory]
    [InlineData(JoinKind.Inner)]
    [InlineData(JoinKind.Left)]
    [InlineData(JoinKind.Semi)]
    [InlineData(JoinKind.Anti)]
    public void One_key_with_more_rows_than_the_budget_holds_is_joined(JoinKind kind)
    {
        Thing[] things = [.. Enumerable.Range(0, 40).Select(static i => new Thing { Id = i, Group = i % 3 == 2 ? null : i % 3 })];
        Part[] parts = [.. Enumerable.Range(0, 9000).Select(static i => new Part { Group = 1, Number = i })];
        long spilled = 0;

        Join<Thing, Part, Slim> join = new Join<Thing, Part, Slim>(kind).On(Thing.Columns.Group, Part.Columns.Group);
        join = join.TakeLeft(Thing.Columns.Name, Slim.Columns.Name);
        TableOptions options = TableOptions.OfBytes(200_000, 2, bytes => spilled += bytes);
        Slim[] joined = Plain.Run(step => Dataset.Of(things).JoinAsync(step, Dataset.Of(parts), join, options));

        IEnumerable<int> expected = things.SelectMany(thing => Enumerable.Repeat(thing.Id, (kind, thing.Group) switch
        {
            (JoinKind.Inner or JoinKind.Left, 1) => parts.Length,
            (JoinKind.Semi, 1) or (JoinKind.Left or JoinKind.Anti, not 1) => 1,
            _ => 0,
        }));
        Assert.Equal(expected, joined.Select(static row => row.Id));

        // Where nothing is taken of right rows, one of them says all.
        Assert.Equal(kind is JoinKind.Inner or JoinKind.Left, spilled > 0);
    }

    [Theory]
    [InlineData(JoinKind.Inner, 1.5)]
    [InlineData(JoinKind.Left, null)]
    [InlineData(JoinKind.Left, 0.0)]
    public void As_of_a_time_the_latest_right_row_that_is_not_later_fits(JoinKind kind, double? hours)
    {
        TimeSpan? tolerance = hours is null ? null : TimeSpan.FromHours(hours.Value);
        Join<Thing, Part, Joined> join = new Join<Thing, Part, Joined>(kind).On(Thing.Columns.Group, Part.Columns.Group)
            .AsOf(Thing.Columns.At, Part.Columns.Since, tolerance).TakeRight(Part.Columns.Name, Joined.Columns.PartName);
        long spilled = 0;
        Gen.Select(Things.Many(150), s_parts).Sample(
            (things, parts) =>
            {
                List<Joined> expected = [];
                foreach (Thing thing in things)
                {
                    Part? found = LatestOf(parts, thing, tolerance);
                    if (found is not null)
                        expected.Add(Pair(thing, found.Value));
                    else if (kind == JoinKind.Left)
                        expected.Add(new Joined { Id = thing.Id, Group = thing.Group });
                }

                Check(join, things, parts, expected, bytes => spilled += bytes);
            },
            iter: 40, seed: "0N0XIzNsQ0O2", threads: 1);
        Assert.True(spilled > 0);
    }

    [Theory]
    [InlineData(JoinKind.Semi)]
    [InlineData(JoinKind.Anti)]
    public void As_of_a_time_left_rows_are_kept_by_whether_a_right_row_fits(JoinKind kind)
    {
        TimeSpan tolerance = TimeSpan.FromHours(1);
        Join<Thing, Part, Slim> join = new Join<Thing, Part, Slim>(kind).AsOf(Thing.Columns.At, Part.Columns.Since, tolerance)
            .On(Thing.Columns.Group, Part.Columns.Group).On(Thing.Columns.Name, Part.Columns.Name);
        Gen.Select(Things.Many(150), s_parts).Sample(
            (things, parts) => Check(
                join, things, parts,
                things.Where(thing => (LatestOf([.. parts.Where(part => Fits(thing, part))], thing, tolerance) is not null) == (kind == JoinKind.Semi))
                    .Select(static thing => new Slim { Id = thing.Id, Name = thing.Name })),
            iter: 40, seed: "0N0XIzNsQ0O2");
    }

    [Fact]
    public void As_of_a_time_alone_rows_need_no_key()
    {
        Thing[] things = [.. Enumerable.Range(0, 3000).Select(static i => new Thing { Id = i, At = i % 7 == 0 ? null : Hour(i * 17 % 3000) })];
        Part[] parts = [.. Enumerable.Range(0, 3000).Select(static i => new Part { Number = i, Since = Hour(i * 31 % 1000 * 3) })];
        Join<Thing, Part, Joined> join = new Join<Thing, Part, Joined>(JoinKind.Left).AsOf(Thing.Columns.At, Part.Columns.Since)
            .TakeRight(Part.Columns.Name, Joined.Columns.PartName);
        Dictionary<DateTime, int> last = parts.GroupBy(static part => part.Since!.Value)
            .ToDictionary(static same => same.Key, static same => same.Last().Number);

        Check(join, things, parts, things.Select(thing => new Joined
        {
            Id = thing.Id, Number = thing.At is { } at ? last[Hour((int)(at - DateTime.UnixEpoch).TotalHours / 3 * 3)] : null,
        }));
    }

    [Fact]
    public void Many_right_rows_are_looked_up_in_the_order_of_their_times()
    {
        const int Rows = 70_000;
        Part[] parts = [.. Enumerable.Range(0, Rows).Select(static i => new Part { Number = i, Since = Hour((int)(i * 7919L % Rows) / 3) })];
        Thing[] things = [.. Enumerable.Range(0, Rows / 3).Select(static i => new Thing { Id = i, At = Hour(i) })];
        Join<Thing, Part, Joined> join = new Join<Thing, Part, Joined>().AsOf(Thing.Columns.At, Part.Columns.Since)
            .TakeRight(Part.Columns.Name, Joined.Columns.PartName);
        Dictionary<DateTime, int> last = parts.GroupBy(static part => part.Since!.Value).ToDictionary(static same => same.Key, static same => same.Last().Number);

        Joined[] joined = Plain.Run(step => Dataset.Of(things).JoinAsync(step, Dataset.Of(parts), join));

        Assert.Equal(things.Select(thing => (thing.Id, (int?)last[thing.At!.Value])), joined.Select(static row => (row.Id, row.Number)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_is_cancelled_with_the_last_right_row_looks_at_no_left_one(bool isAsOf)
    {
        var join = new Join<Thing, Part, Slim>(JoinKind.Semi);
        join = isAsOf ? join.AsOf(Thing.Columns.At, Part.Columns.Since) : join.On(Thing.Columns.Group, Part.Columns.Group);
        using var stop = new CancellationTokenSource();
        using var step = new TestStepContext();
        bool isRead = false;
        Dataset<Part> right = MadeRows<Part>.Of(
            3000,
            static i => new Part { Group = i, Since = Hour(i) },
            rows =>
            {
                if (rows == 3000)
                    stop.Cancel();
            });
        Dataset<Thing> left = MadeRows<Thing>.Of(10, static i => new Thing { Id = i, Group = i, At = Hour(i) }, _ => isRead = true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left.JoinAsync(step, right, join, null, stop.Token));

        Assert.False(isRead);
    }

    [Fact]
    public void Times_that_differ_by_less_than_a_microsecond_are_the_same_time()
    {
        Thing[] things = [.. Enumerable.Range(0, 100).Select(static i => new Thing { Id = i, At = DateTime.UnixEpoch.AddTicks((20 * i) + 3) })];
        Part[] parts = [.. Enumerable.Range(0, 100).Select(static i => new Part { Number = i, Since = DateTime.UnixEpoch.AddTicks((20 * i) + 9) })];
        Join<Thing, Part, Joined> join = new Join<Thing, Part, Joined>().AsOf(Thing.Columns.At, Part.Columns.Since, TimeSpan.Zero)
            .TakeRight(Part.Columns.Name, Joined.Columns.PartName);

        Check(join, things, parts, things.Select(static thing => new Joined { Id = thing.Id, Number = thing.Id }));
    }

    [Fact]
    public void A_join_ends_within_the_rows_of_one_key()
    {
        Thing[] things = [.. Enumerable.Range(0, 6000).Select(static i => new Thing { Id = i, Group = 1 })];
        Part[] parts = [.. Enumerable.Range(0, 6000).Select(static i => new Part { Group = 1, Number = i })];
        Join<Thing, Part, Joined> join = new Join<Thing, Part, Joined>().On(Thing.Columns.Group, Part.Columns.Group)
            .TakeRight(Part.Columns.Name, Joined.Columns.PartName);
        using var stop = new CancellationTokenSource();
        long spilled = 0;

        // All rows of both tables take less than a tenth of it; joined ones would take gigabytes.
        void Spill(long bytes)
        {
            spilled += bytes;
            if (spilled > 8 << 20)
                stop.Cancel();
        }

        Assert.ThrowsAny<OperationCanceledException>(() => Plain.Run(step =>
            Dataset.Of(things).JoinAsync(step, Dataset.Of(parts), join, TableOptions.OfBytes(100_000, 2, Spill), stop.Token)));
        Assert.InRange(spilled, 8 << 20, 16 << 20);
    }

    [Fact]
    public void What_a_join_cannot_give_is_an_error_that_names_the_column()
    {
        static string Refusal<TResult>(Join<Thing, Part, TResult> join)
            where TResult : struct, ISchema<TResult> =>
            Assert.Throws<DataException>(() => Plain.Run(step => Dataset.Of<Thing>().JoinAsync(step, Dataset.Of<Part>(), join))).Message;

        Assert.Contains("call On or AsOf", Refusal(new Join<Thing, Part, Slim>()), StringComparison.Ordinal);
        var joined = new Join<Thing, Part, Joined>().On(Thing.Columns.Group, Part.Columns.Group);
        Assert.Contains("\"PartName\" of Joined is neither in Thing nor in Part", Refusal(joined), StringComparison.Ordinal);
        var semi = new Join<Thing, Part, Joined>(JoinKind.Semi).On(Thing.Columns.Group, Part.Columns.Group)
            .TakeLeft(Thing.Columns.Name, Joined.Columns.PartName);
        Assert.Contains("takes nothing", Refusal(semi), StringComparison.Ordinal);
        var twice = joined.TakeLeft(Thing.Columns.Name, Joined.Columns.PartName).TakeRight(Part.Columns.Name, Joined.Columns.PartName);
        Assert.Contains("2 times", Refusal(twice), StringComparison.Ordinal);
        var narrow = new Join<Thing, Part, WholeSum>().On(Thing.Columns.Group, Part.Columns.Group).TakeLeft(Thing.Columns.Whole, WholeSum.Columns.Sum);
        Assert.Empty(Plain.Run(step => Dataset.Of<Thing>().JoinAsync(step, Dataset.Of<Part>(), narrow)));
        Assert.Throws<DataException>(static () => new Join<Thing, Part, Slim>().AsOf(Thing.Columns.Id, Part.Columns.Number));
    }

    [Fact]
    public async Task The_component_joins()
    {
        Dataset<Thing> things = Dataset.Of(new Thing { Id = 1, Group = 2 }, new Thing { Id = 2, Group = 5 });
        Dataset<Part> parts = Dataset.Of(new Part { Group = 5, Number = 7 });

        Joined joined = Assert.Single(await (await ComponentTest.RunAsync(new JoinRows<Thing, Part, Joined, ByGroup>(), things, parts)).ToArrayAsync());

        Assert.Equal(new Joined { Id = 2, Group = 5, Number = 7 }, joined);
    }

    private static bool Fits(Thing thing, Part part) =>
        part.Group is not null && part.Name is not null && part.Group == thing.Group && part.Name == thing.Name;

    private static DateTime Hour(int hours) => DateTime.UnixEpoch.AddHours(hours);

    private static Part? LatestOf(Part[] parts, Thing thing, TimeSpan? tolerance)
    {
        Part? latest = null;
        foreach (Part part in parts)
        {
            bool fits = part.Group is not null && part.Group == thing.Group && part.Since <= thing.At && !(thing.At - part.Since > tolerance);
            if (fits && (latest is null || part.Since >= latest.Value.Since))
                latest = part;
        }

        return latest;
    }

    private static Joined Pair(Thing thing, Part part) =>
        new() { Id = thing.Id, Group = thing.Group, Number = part.Number, Label = part.Label, PartName = part.Name };

    private static void Check<TResult>(
        Join<Thing, Part, TResult> join, Thing[] things, Part[] parts, IEnumerable<TResult> expected, Action<long>? whenSpilled = null)
        where TResult : struct, ISchema<TResult>
    {
        foreach (TableOptions options in Plain.Options(whenSpilled))
            Assert.Equal(Plain.Show(expected), Plain.Show(Plain.Run(step => Dataset.Of(things).JoinAsync(step, Dataset.Of(parts), join, options))));
    }

    private sealed class ByGroup : IJoin<Thing, Part, Joined>
    {
        public static Join<Thing, Part, Joined> Join => new Join<Thing, Part, Joined>()
            .On(Thing.Columns.Group, Part.Columns.Group).TakeRight(Part.Columns.Name, Joined.Columns.PartName);
    }
}
