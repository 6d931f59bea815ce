using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Makes the tests of rows for what does not hold.</summary>
internal static class RowTests
{
    /// <summary>Whether an anomaly lies in rows that can be set apart, after which the rest is as expected.</summary>
    public static bool AreIn(AnomalyKind kind) => kind is AnomalyKind.TooLarge or AnomalyKind.TooSmall or AnomalyKind.OutOfRange or AnomalyKind.NotANumber
        or AnomalyKind.Infinite or AnomalyKind.UnexpectedValues or AnomalyKind.PatternMismatch or AnomalyKind.UnexpectedLength or AnomalyKind.OutsidePeriod
        or AnomalyKind.LongLists or AnomalyKind.ShortLists or AnomalyKind.EmptyLists or AnomalyKind.DuplicateKeys or AnomalyKind.UnknownReference
        or AnomalyKind.BrokenRule;

    /// <summary>A test for each expectation of values and rows that does not hold.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="broken">What does not hold.</param>
    /// <param name="createFolder">Makes a folder for files that do not outlive the work.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async Task<ImmutableArray<RowTest>> OfAsync<T>(
        Dataset<T> rows, ImmutableArray<ExpectationReport> broken, Func<string> createFolder, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        var tests = ImmutableArray.CreateBuilder<RowTest>();
        for (int i = 0; i < T.Schema.Columns.Length; i++)
        {
            ColumnInfo column = T.Schema.Columns[i];
            foreach (Expectation expectation in column.Expectations)
            {
                if (!broken.Any(each => each.Column == column.Name && each.Attribute == expectation.ToString()))
                    continue;
                if (expectation is UniqueExpectation unique)
                    tests.Add(new RepeatRowTest(i, column, unique, await RepeatsAsync(rows, i, unique, createFolder, cancellation).ConfigureAwait(false)));
                else if (expectation is RangeExpectation or BetweenExpectation or DomainExpectation or PatternExpectation or LengthExpectation)
                    tests.Add(new ValueRowTest(i, column, expectation, values => ExpectationChecks.Of(values, expectation, createFolder)!));
            }
        }

        foreach (RuleExpectation rule in T.Schema.Rules)
        {
            if (broken.Any(each => each.Column is null && each.Attribute == RuleEvaluation.NameOf(rule)))
                tests.Add(new RuleRowTest(T.Schema, rule));
        }

        return tests.ToImmutable();
    }

    private static async Task<RowSet> RepeatsAsync<T>(
        Dataset<T> rows, int column, UniqueExpectation unique, Func<string> createFolder, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        var found = new RowSet();
        UniqueCheck? check = null;
        long row = 0;
        try
        {
            await foreach (Batch batch in rows.ReadColumnsAsync([column], DatasetReadOptions.Default, cancellation).ConfigureAwait(false))
            {
                Column values = batch.Columns[0];
                check ??= new UniqueCheck(values.Info, unique, ColumnKeys.Of(values), createFolder) { Repeated = found.Add };
                check.Add(values, row);
                row += batch.Count;
            }

            _ = check?.Report();
        }
        finally
        {
            check?.Dispose();
        }

        return found;
    }
}
