using CsCheck;
using Millrace.Data;

namespace Millrace.Quality.Tests.Expectations;

/// <summary>Checks values as a dataset in parts is: in batches, by several checks, in whatever order.</summary>
internal static class Parts
{
    /// <summary>One of some values.</summary>
    public static Gen<TValue> Any<TValue>(params TValue[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    /// <summary>What the checks of a column find, merged.</summary>
    /// <param name="values">The values, one a row.</param>
    /// <param name="create">An empty column.</param>
    /// <param name="append">Adds a value to it.</param>
    /// <param name="seed">Decides what goes where: batches of some rows, up to four checks, their order.</param>
    /// <param name="check">Makes a check; null for the first that the column declares.</param>
    public static ExpectationReport Check<TValue>(IReadOnlyList<TValue> values, Func<Column> create, Action<Column, TValue> append, int seed, Func<Column, ExpectationCheck>? check = null)
    {
        var random = new Random(seed);
        check ??= static column => ExpectationChecks.Of(column, Rows.Scan.NoFolder)[0];
        ExpectationCheck[] checks = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => check(create()))];
        foreach ((int start, int end) in Batches(values.Count, random))
        {
            Column column = create();
            for (int i = start; i < end; i++)
                append(column, values[i]);
            checks[random.Next(checks.Length)].Add(column, start);
        }

        random.Shuffle(checks);
        foreach (ExpectationCheck other in checks.Skip(1))
            checks[0].Merge(other);
        return checks[0].Report();
    }

    /// <summary>What a loop over all rows finds.</summary>
    /// <param name="values">The values.</param>
    /// <param name="isMissing">Whether a row has none.</param>
    /// <param name="isBroken">Whether a present one is not expected.</param>
    public static (long Checked, long Broken, long[] Rows) Plain<TValue>(IReadOnlyList<TValue> values, Func<TValue, bool> isMissing, Func<int, bool> isBroken)
    {
        long[] rows = [.. Enumerable.Range(0, values.Count).Where(i => !isMissing(values[i]) && isBroken(i)).Select(static i => (long)i)];
        return (values.Count(value => !isMissing(value)), rows.Length, rows.Take(5).ToArray());
    }

    public static void AreEqual((long Checked, long Broken, long[] Rows) plain, ExpectationReport report)
    {
        Assert.Equal((plain.Checked, plain.Broken), (report.Checked, report.Broken));
        Assert.Equal(plain.Rows, report.Examples.Select(static example => example.Row));
    }

    private static (int Start, int End)[] Batches(int count, Random random)
    {
        var batches = new List<(int, int)>();
        for (int start = 0, end; start < count; start = end)
            batches.Add((start, end = Math.Min(count, start + random.Next(1, 1 + Math.Max(1, count / 3)))));
        (int, int)[] shuffled = [.. batches];
        random.Shuffle(shuffled);
        return shuffled;
    }
}
