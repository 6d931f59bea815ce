using CsCheck;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;
using Millrace.Testing;

namespace Millrace.Quality.Tests.Expectations;

/// <summary>Keys, references and classes, in a dataset in parts.</summary>
public sealed class KeyCheckTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue];
    private static readonly Gen<string?[]> Texts = Gen.Frequency((9, Gen.Int[0, 60].Select(static x => (string?)$"k{x}")), (1, Gen.Const((string?)null))).Array[0, 80];

    [Fact]
    public void All_rows_of_a_value_but_the_first_are_repeated() => Gen.Select(Texts, Seeds).Sample((values, seed) => AreRepeated(values, CheckUnique(values, seed, Rows.Scan.NoFolder)));

    [Fact]
    public void Keys_that_memory_does_not_hold_go_through_files()
    {
        using var step = new TestStepContext();
        Gen.Select(Texts, Seeds).Sample((values, seed) => AreRepeated(values, CheckUnique(values, seed, step.CreateFolder, mostKeys: 7)), iter: 60, threads: 1);
    }

    [Fact]
    public void Keys_in_files_are_bounded_and_the_files_go()
    {
        using var step = new TestStepContext();
        string folder = step.CreateFolder();
        var info = new ColumnInfo("x", "X", ColumnType.Int64, false) { Expectations = [new UniqueExpectation()] };
        var column = new ValueColumn<long>(info, 10_000, ValueFormats.Int64);
        for (int i = 0; i < 10_000; i++)
            column.Append(i == 9_999 ? 5 : i);
        using var check = new UniqueCheck(info, new UniqueExpectation(), ColumnKeys.Of(column), () => folder, mostKeys: 1_000);
        check.Add(column, 0);
        Assert.Equal(9 * 1_000 * 24, check.SpilledBytes);
        ExpectationReport report = check.Report();
        Assert.Equal((10_000, 1, new BrokenValue(9_999, "as in row 5")), (report.Checked, report.Broken, report.Examples[0]));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void Numbers_are_the_same_where_they_are_equal()
    {
        Assert.Equal(ColumnKeys.Of(0.0), ColumnKeys.Of(-0.0));
        Assert.Equal(ColumnKeys.Of(double.NaN), ColumnKeys.Of(-double.NaN));
        Assert.Equal(ColumnKeys.Of(0f), ColumnKeys.Of(-0f));
        Assert.Equal(ColumnKeys.Of((Half)0), ColumnKeys.Of(Half.NegativeZero));
        Assert.NotEqual(ColumnKeys.Of(1.0), ColumnKeys.Of(double.BitIncrement(1.0)));
        Gen.Decimal.Sample(static x => Assert.Equal(ColumnKeys.Of(x), ColumnKeys.Of(Scaled(x))));
        Gen.Select(Gen.Decimal, Gen.Decimal).Sample(static (x, y) => Assert.Equal(x == y, ColumnKeys.Of(x) == ColumnKeys.Of(y)));
        Assert.Equal(ColumnKeys.Of(1.0m), ColumnKeys.Of(1.000m));
        Assert.Equal(ColumnKeys.Of(0.00m), ColumnKeys.Of(-0m));
        Assert.NotEqual(ColumnKeys.Of(decimal.MaxValue), ColumnKeys.Of(decimal.MaxValue - 1));
    }

    [Fact]
    public async Task Enumerations_refer_to_each_other_by_names()
    {
        var keys = new KeySet();
        await foreach (Batch<Pot> batch in Dataset.Of(new Pot { Colour = Paint.Red }, new Pot { Colour = Paint.Blue }).ReadAsync())
            keys.Add(batch.Columns[0]);
        Assert.Equal(2, keys.Count);
        Dataset<Wish> wishes = Dataset.Of(new Wish { Colour = Shade.Blue }, default, new Wish { Colour = Shade.White }, new Wish { Colour = Shade.Red });
        await foreach (Batch<Wish> batch in wishes.ReadAsync())
        {
            Column shades = batch.Columns[0];
            using var check = new ReferenceCheck(shades.Info, new ReferenceExpectation("Pot", "Colour", "colour"), NameKeys.Of(shades), keys);
            check.Add(shades, 0);
            Assert.Equal([new BrokenValue(2, "White")], check.Report().Examples.ToArray());
        }
    }

    [Fact]
    public void References_are_values_of_another_dataset() => Gen.Select(Texts, Texts, Seeds).Sample((values, others, seed) =>
    {
        var info = new ColumnInfo("x", "X", ColumnType.Text, true);
        var keys = new KeySet();
        keys.Add(Rows.Scan.Texts(info, others.Take(others.Length / 2)));
        var more = new KeySet();
        more.Add(Rows.Scan.Texts(info, others.Skip(others.Length / 2)));
        keys.Merge(more);
        var expectation = new ReferenceExpectation("Other", "Id", "id") { Tolerance = 0.5 };
        ExpectationReport report = Parts.Check(values, () => new TextColumn(info, 4), static (column, value) => ((TextColumn)column).Append(value), seed,
            column => new ReferenceCheck(info, expectation, ColumnKeys.Of(column), keys));
        Parts.AreEqual(Parts.Plain(values, static x => x is null, i => !others.Contains(values[i])), report);
        Assert.Equal("[References<Other>(nameof(Other.Id), Tolerance = 0.5)]", report.Attribute);
    });

    [Fact]
    public void Classes_have_their_shares() => Gen.Select(Parts.Any<string?>("a", "b", "c", "d", null).Array[0, 30], Seeds).Sample((values, seed) =>
    {
        var info = new ColumnInfo("x", "X", ColumnType.Text, true) { Expectations = [new BalanceExpectation(0.2, 0.5), new DomainExpectation(["a", "e"])] };
        ExpectationReport report = Parts.Check(values, () => new TextColumn(info, 4), static (column, value) => ((TextColumn)column).Append(value), seed);
        int present = values.Count(static x => x is not null);
        string[] classes = [.. values.OfType<string>().Concat(["a", "e"]).Distinct()];
        string[] broken = [.. classes.Where(each => present > 0 && values.Count(x => x == each) is var count && ((double)count / present < 0.2 || (double)count / present > 0.5))
            .OrderBy(each => Array.IndexOf(values, each) is var row && row < 0 ? int.MaxValue : row).ThenBy(static each => each, StringComparer.Ordinal)];
        Assert.Equal((classes.Length, broken.Length), (report.Checked, report.Broken));
        Assert.Equal(broken.Take(5).Select(each => new BrokenValue(Array.IndexOf(values, each), $"{each} ({values.Count(x => x == each)} of {present})")), report.Examples);
    });

    [Theory]
    [InlineData(new[] { false, false, false }, 2, "true (0 of 3)")]
    [InlineData(new[] { true }, 2, "false (0 of 1)")]
    [InlineData(new[] { true, false }, 2, null)]
    public void Of_booleans_both_are_classes(bool[] values, long classes, string? broken)
    {
        var info = new ColumnInfo("x", "X", ColumnType.Boolean, false) { Expectations = [new BalanceExpectation(0.1, 1)] };
        ExpectationReport report = Parts.Check(
            values, () => new ValueColumn<bool>(info, 4, ValueFormats.Boolean), static (column, value) => ((ValueColumn<bool>)column).Append(value), 1);
        Assert.Equal((classes, broken), (report.Checked, report.Examples.Select(static each => each.Value).SingleOrDefault()));
    }

    [Fact]
    public void Numbers_of_a_domain_are_classes_that_no_row_need_have()
    {
        var info = new ColumnInfo("x", "X", ColumnType.Int64, false) { Expectations = [new BalanceExpectation(0.1, 1), new DomainExpectation(["01", "2", "x"])] };
        var column = new ValueColumn<long>(info, 1, ValueFormats.Int64);
        column.Append(1);
        using var check = new BalanceCheck(column, new BalanceExpectation(0.1, 1));
        check.Add(column, 0);
        Assert.Equal(["2 (0 of 1)"], check.Report().Examples.Select(static each => each.Value));
    }

    [Fact]
    public void A_column_of_more_classes_than_are_told_apart_has_none()
    {
        var info = new ColumnInfo("x", "X", ColumnType.Text, true) { Expectations = [new BalanceExpectation(0, 0.9)] };
        string?[] values = [.. Enumerable.Range(0, BalanceCheck.MostClasses + 1).Select(static i => $"{i}")];
        for (int seed = 0; seed < 3; seed++)
        {
            ExpectationReport report = Parts.Check(values, () => new TextColumn(info, 4), static (column, value) => ((TextColumn)column).Append(value), seed);
            Assert.Equal((10_000, 10_000, false), (report.Checked, report.Broken, report.Holds));
        }
    }

    private static decimal Scaled(decimal value) => decimal.Round(value, 20) == value && Math.Abs(value) < 1e7m ? value + 0.00000000000000000000m : value;

    private static void AreRepeated(string?[] values, ExpectationReport report)
    {
        Parts.AreEqual(Parts.Plain(values, static x => x is null, i => Array.IndexOf(values, values[i]) < i), report);
        Assert.Equal(report.Examples.Select(each => $"as in row {Array.IndexOf(values, values[each.Row])}"), report.Examples.Select(static each => each.Value));
    }

    private static ExpectationReport CheckUnique(string?[] values, int seed, Func<string> createFolder, int mostKeys = UniqueCheck.MostKeys)
    {
        var info = new ColumnInfo("x", "X", ColumnType.Text, true);
        return Parts.Check(values, () => new TextColumn(info, 4), static (column, value) => ((TextColumn)column).Append(value), seed,
            column => new UniqueCheck(info, new UniqueExpectation(), ColumnKeys.Of(column), createFolder, mostKeys));
    }
}
