using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Makes the tests of rows for what does not hold.</summary>
internal static class RowTests
{
    /// <summary>
    /// Whether an anomaly lies in rows that can be set apart, after which the rest is as expected, but for what depends on shares of rows and values
    /// (<see cref="HasShares"/>).
    /// </summary>
    public static bool AreIn(AnomalyKind kind) => kind is AnomalyKind.TooLarge or AnomalyKind.TooSmall or AnomalyKind.OutOfRange or AnomalyKind.NotANumber
        or AnomalyKind.Infinite or AnomalyKind.UnexpectedValues or AnomalyKind.PatternMismatch or AnomalyKind.UnexpectedLength or AnomalyKind.OutsidePeriod
        or AnomalyKind.LongLists or AnomalyKind.ShortLists or AnomalyKind.EmptyLists or AnomalyKind.DuplicateKeys or AnomalyKind.UnknownReference
        or AnomalyKind.BrokenRule;

    /// <summary>Whether a schema expects something of shares of rows or values, which others have when rows are set apart.</summary>
    public static bool HasShares(SchemaInfo schema) =>
        schema.Columns.Any(static column => column.Expectations.Any(static each => each is PresenceExpectation or BalanceExpectation || each.Tolerance > 0))
        || schema.Rules.Any(static rule => rule.Tolerance > 0);

    /// <summary>
    /// A test for each expectation of values and rows that does not hold. A row repeats a key where one that is not set apart has it before.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="broken">What does not hold.</param>
    /// <param name="createFolder">Makes a folder for files that do not outlive the work.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async Task<ImmutableArray<RowTest>> OfAsync<T>(
        Dataset<T> rows, ImmutableArray<ExpectationReport> broken, Func<string> createFolder, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        var tests = new List<RowTest?>();
        var keys = new List<(int Place, int Column, UniqueExpectation Unique)>();
        for (int i = 0; i < T.Schema.Columns.Length; i++)
        {
            ColumnInfo column = T.Schema.Columns[i];
            foreach (Expectation expectation in column.Expectations)
            {
                if (!broken.Any(each => each.Column == column.Name && each.Attribute == expectation.ToString()))
                    continue;
                if (expectation is UniqueExpectation unique)
                {
                    keys.Add((tests.Count, i, unique));
                    tests.Add(null);
                }
                else if (expectation is RangeExpectation or BetweenExpectation or DomainExpectation or PatternExpectation or LengthExpectation)
                {
                    tests.Add(new ValueRowTest(i, column, expectation, values => ExpectationChecks.Of(values, expectation, createFolder)!));
                }
            }
        }

        foreach (RuleExpectation rule in T.Schema.Rules)
        {
            if (broken.Any(each => each.Column is null && each.Attribute == RuleEvaluation.NameOf(rule)))
                tests.Add(new RuleRowTest(T.Schema, rule));
        }

        var repeated = new RepeatedRows([.. keys.Select(static key => (key.Column, key.Unique))], [.. tests.OfType<RowTest>()], createFolder);
        ImmutableArray<RowSet> repeats = await repeated.FindAsync(rows, cancellation).ConfigureAwait(false);
        for (int i = 0; i < keys.Count; i++)
            tests[keys[i].Place] = new RepeatRowTest(keys[i].Column, T.Schema.Columns[keys[i].Column], keys[i].Unique, repeats[i]);
        return [.. tests.OfType<RowTest>()];
    }
}
