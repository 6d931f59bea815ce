using CsCheck;
using Millrace.Data;
using Millrace.Tables.Tests.Engine;

namespace Millrace.Tables.Tests.Joining;

/// <summary>
/// The same answers as DuckDB over random tables with missing keys and times, and ties, on any number of threads, in memory and by way of files.
/// </summary>
public sealed class RandomJoinTests : IDisposable
{
    private const string On = "t.grp = p.grp AND t.name = p.name";

    private static readonly Gen<Part[]> s_parts = RandomThings.Many(120).Select(static things => things
        .Select(static (thing, i) => new Part { Group = thing.Group, Name = thing.Name, Number = i, Since = thing.At, Label = $"label {i}" }).ToArray());

    private readonly Duck _duck = new();

    [Theory]
    [InlineData(JoinKind.Inner, "JOIN")]
    [InlineData(JoinKind.Left, "LEFT JOIN")]
    public void Pairs_are_those_that_DuckDB_finds(JoinKind kind, string joins) => Sample(
        new Join<Thing, Part, Joined>(kind).On(Thing.Columns.Group, Part.Columns.Group).On(Thing.Columns.Name, Part.Columns.Name)
            .TakeRight(Part.Columns.Name, Joined.Columns.PartName),
        $"SELECT t.id, t.grp, p.number, p.name FROM things t {joins} parts p ON {On} ORDER BY t.id, p.number",
        static row => Duck.Show(row.Id, row.Group, row.Number, row.PartName));

    [Theory]
    [InlineData(JoinKind.Semi, "")]
    [InlineData(JoinKind.Anti, "NOT")]
    public void Left_rows_are_those_that_DuckDB_keeps(JoinKind kind, string not) => Sample(
        new Join<Thing, Part, Slim>(kind).On(Thing.Columns.Group, Part.Columns.Group).On(Thing.Columns.Name, Part.Columns.Name),
        $"SELECT id, name FROM things t WHERE {not} EXISTS (SELECT 1 FROM parts p WHERE {On}) ORDER BY id",
        static row => Duck.Show(row.Id, row.Name));

    [Theory]
    [InlineData(JoinKind.Inner, "JOIN", 1)]
    [InlineData(JoinKind.Left, "LEFT JOIN", 0)]
    [InlineData(JoinKind.Left, "LEFT JOIN", 100)]
    public void Rows_as_of_a_time_are_those_that_DuckDB_finds(JoinKind kind, string joins, int hours) => Sample(
        new Join<Thing, Part, Joined>(kind).On(Thing.Columns.Group, Part.Columns.Group)
            .AsOf(Thing.Columns.At, Part.Columns.Since, TimeSpan.FromHours(hours)).TakeRight(Part.Columns.Name, Joined.Columns.PartName),
        $"SELECT t.id, t.grp, p.number, p.name FROM things t {joins} parts p ON t.grp = p.grp AND p.since <= t.moment "
            + $"AND p.since >= t.moment - INTERVAL {hours} HOUR "
            + "QUALIFY row_number() OVER (PARTITION BY t.id ORDER BY p.since DESC NULLS LAST, p.number DESC) = 1 ORDER BY t.id",
        static row => Duck.Show(row.Id, row.Group, row.Number, row.PartName));

    public void Dispose() => _duck.Dispose();

    private void Sample<TResult>(Join<Thing, Part, TResult> join, string sql, Func<TResult, string> show)
        where TResult : struct, ISchema<TResult> => Gen.Select(RandomThings.Many(120), s_parts).Sample(
        (things, parts) =>
        {
            _duck.LoadThings(things);
            _duck.LoadParts(parts);
            List<string> expected = _duck.Rows(sql);
            foreach (TableOptions options in DuckThings.Options)
                Assert.Equal(expected, Plain.Run(step => Dataset.Of(things).JoinAsync(step, Dataset.Of(parts), join, options)).Select(show));
        },
        iter: 15, seed: "0N0XIzNsQ0O2", threads: 1);
}
