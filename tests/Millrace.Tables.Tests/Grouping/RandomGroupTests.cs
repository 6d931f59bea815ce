using CsCheck;
using Millrace.Data;
using Millrace.Tables.Tests.Engine;

namespace Millrace.Tables.Tests.Grouping;

/// <summary>
/// The same answers as DuckDB over random tables with missing keys and values, and ties, on any number of threads, in memory and by way of files.
/// </summary>
public sealed class RandomGroupTests : IDisposable
{
    private const string Totals =
        "count(*), count(amount), count(DISTINCT amount), count(DISTINCT name), sum(whole)::DOUBLE, sum(price)::DOUBLE, min(amount), max(amount), "
        + "max(price)::DOUBLE, first(amount ORDER BY id), last(moment ORDER BY id), var_samp(weight), stddev_samp(weight), avg(weight), avg(price)";

    private readonly Duck _duck = new();

    [Fact]
    public void Groups_are_those_that_DuckDB_makes() => Sample(
        $"SELECT grp, min(name), {Totals} FROM things GROUP BY grp ORDER BY min(id)",
        static grouping => grouping.Key(Thing.Columns.Group, RandomTotals.Columns.Group).Min(Thing.Columns.Name, RandomTotals.Columns.Name));

    [Fact]
    public void Groups_of_several_keys_are_those_that_DuckDB_makes() => Sample(
        $"SELECT grp, name, {Totals} FROM things GROUP BY grp, name ORDER BY min(id)",
        static grouping => grouping.Key(Thing.Columns.Group, RandomTotals.Columns.Group).Key(Thing.Columns.Name, RandomTotals.Columns.Name));

    [Fact]
    public void All_rows_are_one_group_where_there_is_no_key_and_no_rows_are_none() => Sample(
        $"SELECT max(grp), max(name), {Totals} FROM things HAVING count(*) > 0",
        static grouping => grouping.Max(Thing.Columns.Group, RandomTotals.Columns.Group).Max(Thing.Columns.Name, RandomTotals.Columns.Name));

    public void Dispose() => _duck.Dispose();

    private static Grouping<Thing, RandomTotals> Total(Grouping<Thing, RandomTotals> grouping) => grouping
        .Count(RandomTotals.Columns.Rows).CountPresent(Thing.Columns.Amount, RandomTotals.Columns.Present)
        .CountDistinct(Thing.Columns.Amount, RandomTotals.Columns.Amounts).CountDistinct(Thing.Columns.Name, RandomTotals.Columns.Names)
        .Sum(Thing.Columns.Whole, RandomTotals.Columns.Whole).Sum(Thing.Columns.Price, RandomTotals.Columns.Price)
        .Min(Thing.Columns.Amount, RandomTotals.Columns.Least).Max(Thing.Columns.Amount, RandomTotals.Columns.Most)
        .Max(Thing.Columns.Price, RandomTotals.Columns.Dearest)
        .First(Thing.Columns.Amount, RandomTotals.Columns.First).Last(Thing.Columns.At, RandomTotals.Columns.Last)
        .Variance(Thing.Columns.Weight, RandomTotals.Columns.Variance).StandardDeviation(Thing.Columns.Weight, RandomTotals.Columns.Deviation)
        .Mean(Thing.Columns.Weight, RandomTotals.Columns.Weight).Mean(Thing.Columns.Price, RandomTotals.Columns.MeanPrice);

    private static string Show(RandomTotals row) => Duck.Show(
        row.Group, row.Name, row.Rows, row.Present, row.Amounts, row.Names, row.Whole, (double?)row.Price, row.Least, row.Most, (double?)row.Dearest,
        row.First, row.Last, row.Variance, row.Deviation, row.Weight, row.MeanPrice);

    private void Sample(string sql, Func<Grouping<Thing, RandomTotals>, Grouping<Thing, RandomTotals>> key) => RandomThings.Many(150).Sample(
        things =>
        {
            _duck.LoadThings(things);
            List<string> expected = _duck.Rows(sql);
            foreach (TableOptions options in DuckThings.Options)
            {
                RandomTotals[] found = Plain.Run(step => Dataset.Of(things).GroupAsync(step, Total(key(new Grouping<Thing, RandomTotals>())), options));
                Assert.Equal(expected, found.Select(Show));
            }
        },
        iter: 20, seed: "0N0XIzNsQ0O2", threads: 1);
}
