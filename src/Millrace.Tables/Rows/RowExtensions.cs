using Millrace.Data;

namespace Millrace.Tables;

/// <summary>A program's own code over the rows of a dataset, for use within a component; as steps of a pipeline see the components.</summary>
public static class RowExtensions
{
    private const string Lambda = "The code given";

    /// <summary>The rows that code keeps, in their order: <c>trips.FilterAsync(step, static (in Trip trip) => trip.Fare > 10)</c>.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step in whose folder the result lies; receives progress.</param>
    /// <param name="keep">Whether a row stays.</param>
    /// <param name="options">How the code is run; null for <see cref="TableOptions.Default"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="RowException">The code failed at a row.</exception>
    public static Task<Dataset<T>> FilterAsync<T>(
        this Dataset<T> rows, StepContext step, RowPredicate<T> keep, TableOptions? options = null, CancellationToken cancellation = default)
        where T : struct, ISchema<T> => FilterAsync(rows, step, keep, Lambda, options, cancellation);

    /// <summary>A row of another schema for each row, in their order.</summary>
    /// <typeparam name="TFrom">The row type that comes in.</typeparam>
    /// <typeparam name="TTo">The row type that comes out.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step in whose folder the result lies; receives progress.</param>
    /// <param name="map">Makes a row of a row.</param>
    /// <param name="options">How the code is run; null for <see cref="TableOptions.Default"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="RowException">The code failed at a row, or returned one that its schema cannot hold.</exception>
    public static Task<Dataset<TTo>> MapAsync<TFrom, TTo>(
        this Dataset<TFrom> rows, StepContext step, RowMapping<TFrom, TTo> map, TableOptions? options = null, CancellationToken cancellation = default)
        where TFrom : struct, ISchema<TFrom>
        where TTo : struct, ISchema<TTo> => MapAsync(rows, step, map, Lambda, options, cancellation);

    /// <summary>None, one or many rows of another schema for each row, in their order.</summary>
    /// <typeparam name="TFrom">The row type that comes in.</typeparam>
    /// <typeparam name="TTo">The row type that comes out.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step in whose folder the result lies; receives progress.</param>
    /// <param name="map">Adds the rows that a row becomes.</param>
    /// <param name="options">How the code is run; null for <see cref="TableOptions.Default"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="RowException">The code failed at a row, or added one that its schema cannot hold.</exception>
    public static Task<Dataset<TTo>> FlatMapAsync<TFrom, TTo>(
        this Dataset<TFrom> rows, StepContext step, RowExpansion<TFrom, TTo> map, TableOptions? options = null, CancellationToken cancellation = default)
        where TFrom : struct, ISchema<TFrom>
        where TTo : struct, ISchema<TTo> => FlatMapAsync(rows, step, map, Lambda, options, cancellation);

    /// <summary>The rows with more columns: those of the same name are copied, the others are the code's to fill.</summary>
    /// <typeparam name="TFrom">The row type that comes in.</typeparam>
    /// <typeparam name="TTo">The row type that comes out.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step in whose folder the result lies; receives progress.</param>
    /// <param name="derive">Makes a row of a row and its copy.</param>
    /// <param name="options">How the code is run; null for <see cref="TableOptions.Default"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="RowException">The code failed at a row, or returned one that its schema cannot hold.</exception>
    /// <exception cref="DataException">A column of the same name has another type.</exception>
    public static Task<Dataset<TTo>> DeriveAsync<TFrom, TTo>(
        this Dataset<TFrom> rows, StepContext step, RowDerivation<TFrom, TTo> derive, TableOptions? options = null, CancellationToken cancellation = default)
        where TFrom : struct, ISchema<TFrom>
        where TTo : struct, ISchema<TTo> => DeriveAsync(rows, step, derive, Lambda, options, cancellation);

    internal static Task<Dataset<T>> FilterAsync<T>(
        Dataset<T> rows, StepContext step, RowPredicate<T> keep, string code, TableOptions? options, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        ArgumentNullException.ThrowIfNull(keep);
        return RunAsync<T, T>(rows, step, writer => new FilterWork<T>(keep, code, writer), options, cancellation);
    }

    internal static Task<Dataset<TTo>> MapAsync<TFrom, TTo>(
        Dataset<TFrom> rows, StepContext step, RowMapping<TFrom, TTo> map, string code, TableOptions? options, CancellationToken cancellation)
        where TFrom : struct, ISchema<TFrom>
        where TTo : struct, ISchema<TTo>
    {
        ArgumentNullException.ThrowIfNull(map);
        return RunAsync<TFrom, TTo>(rows, step, writer => new MapWork<TFrom, TTo>(map, code, writer), options, cancellation);
    }

    internal static Task<Dataset<TTo>> FlatMapAsync<TFrom, TTo>(
        Dataset<TFrom> rows, StepContext step, RowExpansion<TFrom, TTo> map, string code, TableOptions? options, CancellationToken cancellation)
        where TFrom : struct, ISchema<TFrom>
        where TTo : struct, ISchema<TTo>
    {
        ArgumentNullException.ThrowIfNull(map);
        return RunAsync<TFrom, TTo>(rows, step, writer => new FlatMapWork<TFrom, TTo>(map, code, writer), options, cancellation);
    }

    internal static Task<Dataset<TTo>> DeriveAsync<TFrom, TTo>(
        Dataset<TFrom> rows, StepContext step, RowDerivation<TFrom, TTo> derive, string code, TableOptions? options, CancellationToken cancellation)
        where TFrom : struct, ISchema<TFrom>
        where TTo : struct, ISchema<TTo>
    {
        ArgumentNullException.ThrowIfNull(derive);
        var columns = new CopiedColumns<TFrom, TTo>();
        return RunAsync<TFrom, TTo>(rows, step, writer => new DeriveWork<TFrom, TTo>(derive, columns, code, writer), options, cancellation);
    }

    private static async Task<Dataset<TTo>> RunAsync<TFrom, TTo>(
        Dataset<TFrom> rows, StepContext step, Func<DatasetWriter<TTo>, RowWork<TFrom>> work, TableOptions? options, CancellationToken cancellation)
        where TFrom : struct, ISchema<TFrom>
        where TTo : struct, ISchema<TTo>
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(step);
        options ??= TableOptions.Default;
        DatasetWriter<TTo> writer = step.CreateDataset<TTo>(options.Writing);
        await using (writer.ConfigureAwait(false))
        {
            RowWork<TFrom>[] works = [.. Enumerable.Range(0, options.Parallelism).Select(_ => work(writer))];
            try
            {
                await new OrderedWork<TFrom>(works, options.Reading, step, cancellation).RunAsync(rows).ConfigureAwait(false);
            }
            finally
            {
                foreach (RowWork<TFrom> each in works)
                    each.Dispose();
            }

            return await writer.CompleteAsync(cancellation).ConfigureAwait(false);
        }
    }
}
