using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Ways to part the rows of a dataset, for use within a component; as steps of a pipeline see the components.</summary>
public static class SplitExtensions
{
    /// <summary>
    /// Parts rows by the hash of a key: rows of one key stay together, and a key's part depends on nothing but itself, the fractions and the salt.
    /// </summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step in whose folders the parts lie; receives progress and the number of rows of each.</param>
    /// <param name="key">What tells rows apart.</param>
    /// <param name="tune">The share of keys that is tuned on, from 0 on.</param>
    /// <param name="test">The share of keys that is tested on, from 0 on.</param>
    /// <param name="salt">Another text, another split; to split a part again by the same key, give another one.</param>
    /// <param name="options">How rows are read and written; null for <see cref="TableOptions.Default"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ParameterException">A share is negative, or they leave nothing to learn from.</exception>
    public static Task<TrainTuneTest<T>> SplitByHashAsync<T>(
        this Dataset<T> rows,
        StepContext step,
        RowKey<T> key,
        double tune,
        double test,
        string salt = "",
        TableOptions? options = null,
        CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        Check(rows, step, key);
        ArgumentNullException.ThrowIfNull(salt);
        Shares shares = Shares.Of(tune, test);
        var hashes = new HashParts<T>(key, salt);
        return Split.RunAsync(rows, step, (batch, _, parts) => hashes.ByShares(batch, shares, parts), options ?? TableOptions.Default, cancellation);
    }

    /// <summary>Takes one of several folds out of the rows: by the hash of a key, so that rows of one key are in one fold.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step in whose folders the parts lie; receives progress and the number of rows of each.</param>
    /// <param name="key">What tells rows apart.</param>
    /// <param name="fold">Which of how many folds.</param>
    /// <param name="salt">Another text, other folds.</param>
    /// <param name="options">How rows are read and written; null for <see cref="TableOptions.Default"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ParameterException">There is no such fold.</exception>
    public static async Task<TrainAndValidation<T>> SplitFoldAsync<T>(
        this Dataset<T> rows,
        StepContext step,
        RowKey<T> key,
        Fold fold,
        string salt = "",
        TableOptions? options = null,
        CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        Check(rows, step, key);
        ArgumentNullException.ThrowIfNull(fold);
        ArgumentNullException.ThrowIfNull(salt);
        if (fold.Count < 2 || fold.Number < 0 || fold.Number >= fold.Count)
            throw new ParameterException("fold", $"There is no fold {fold}: numbers go from 0 to less than the count, which is 2 or more.");
        var hashes = new HashParts<T>(key, salt);
        ImmutableArray<Dataset<T>> parts = await Split
            .RunAsync(rows, step, 2, (batch, _, parts) => hashes.ByFold(batch, fold, parts), options ?? TableOptions.Default, cancellation)
            .ConfigureAwait(false);
        step.RecordMetric("train-rows", parts[0].RowCount);
        step.RecordMetric("validation-rows", parts[1].RowCount);
        return new TrainAndValidation<T>(parts[0], parts[1]);
    }

    /// <summary>Parts rows at points in time. A row at a point belongs to the later part.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step in whose folders the parts lie; receives progress and the number of rows of each.</param>
    /// <param name="time">Which column tells a row's time.</param>
    /// <param name="tuneFrom">The first time that is tuned on, written as a file of the column would have it; empty for none.</param>
    /// <param name="testFrom">The first time that is tested on, written so; empty for none.</param>
    /// <param name="missing">Where rows go whose time is missing.</param>
    /// <param name="options">How rows are read and written; null for <see cref="TableOptions.Default"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ParameterException">A point is no time, or the later one comes first.</exception>
    /// <exception cref="DataException">A row has no time, and no part is named for it.</exception>
    public static Task<TrainTuneTest<T>> SplitByTimeAsync<T>(
        this Dataset<T> rows,
        StepContext step,
        RowTime<T> time,
        string tuneFrom,
        string testFrom,
        MissingTime missing = MissingTime.Refuse,
        TableOptions? options = null,
        CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        Check(rows, step, time);
        long? tune = string.IsNullOrEmpty(tuneFrom) ? null : time.Parse("tune-from", tuneFrom);
        long? test = string.IsNullOrEmpty(testFrom) ? null : time.Parse("test-from", testFrom);
        if (tune > test)
        {
            throw new ParameterException(
                "tune-from",
                $"'tune-from' is \"{tuneFrom}\" and 'test-from' is \"{testFrom}\": what is tested on must not begin before what is tuned on.");
        }

        options ??= TableOptions.Default;
        var parts = new TimeParts<T>(time, missing, options);
        var cuts = new TimeCuts(tune, test);
        return Split.RunAsync(rows, step, (batch, first, target) => parts.Part(batch, first, cuts, target), options, cancellation);
    }

    /// <summary>
    /// Parts rows by their time so that the latest are tested on and those before them tuned on. Rows of the same time stay together: where several are at
    /// a cut, the later part gets them all. Reads the times before the rows, several times where there are more than two million.
    /// </summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step in whose folders the parts lie; receives progress and the number of rows of each.</param>
    /// <param name="time">Which column tells a row's time.</param>
    /// <param name="tune">The share of rows with a time that is tuned on, from 0 on.</param>
    /// <param name="test">The share of rows with a time that is tested on, from 0 on.</param>
    /// <param name="missing">Where rows go whose time is missing.</param>
    /// <param name="options">How rows are read and written, and the budget of their times; null for <see cref="TableOptions.Default"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ParameterException">A share is negative, or they leave nothing to learn from.</exception>
    /// <exception cref="DataException">A row has no time, and no part is named for it.</exception>
    public static async Task<TrainTuneTest<T>> SplitByTimeAsync<T>(
        this Dataset<T> rows,
        StepContext step,
        RowTime<T> time,
        double tune,
        double test,
        MissingTime missing = MissingTime.Refuse,
        TableOptions? options = null,
        CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        Check(rows, step, time);
        Shares shares = Shares.Of(tune, test);
        options ??= TableOptions.Default;
        var parts = new TimeParts<T>(time, missing, options);
        TimeCuts cuts = await parts.FindCutsAsync(rows, shares, cancellation).ConfigureAwait(false);
        return await Split
            .RunAsync(rows, step, (batch, first, target) => parts.Part(batch, first, cuts, target), options, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Parts rows so that each stratum, which is the rows of one key, has the same shares, rounded down or up: within one row. What rounding leaves goes to the
    /// parts that are owed most by the strata so far, which come in an order that the seed decides, so shares of the whole hold however small strata are. Which
    /// rows of a stratum is chosen at random, each choice as likely as any other. Missing values are a stratum. Reads the columns of the key before the rows.
    /// </summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step in whose folders the parts lie; receives progress and the number of rows of each.</param>
    /// <param name="stratum">What makes a stratum.</param>
    /// <param name="tune">The share that is tuned on, from 0 on.</param>
    /// <param name="test">The share that is tested on, from 0 on.</param>
    /// <param name="seed">The same seed and the same rows in the same order, the same parts.</param>
    /// <param name="options">The budget, which strata that it does not hold leave for a file; null for <see cref="TableOptions.Default"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ParameterException">A share is negative, or they leave nothing to learn from.</exception>
    public static async Task<TrainTuneTest<T>> SplitStratifiedAsync<T>(
        this Dataset<T> rows,
        StepContext step,
        RowKey<T> stratum,
        double tune,
        double test,
        Seed seed,
        TableOptions? options = null,
        CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        Check(rows, step, stratum);
        Shares shares = Shares.Of(tune, test);
        options ??= TableOptions.Default;
        using var strata = new Strata<T>(stratum, seed, new WorkSpace(step.CreateFolder, options));
        await strata.CountAsync(rows, shares, cancellation).ConfigureAwait(false);
        return await Split.RunAsync(rows, step, (batch, _, parts) => strata.Part(batch, parts), options, cancellation).ConfigureAwait(false);
    }

    private static void Check(object rows, StepContext step, object by)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(by);
    }
}
