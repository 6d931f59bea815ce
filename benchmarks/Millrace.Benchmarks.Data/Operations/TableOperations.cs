using Millrace.Data;
using Millrace.Tables;
using Millrace.Testing;

namespace Millrace.Benchmarks.Data;

/// <summary>The work of table components on a dataset, and on fifty rows that stand for its stations.</summary>
/// <param name="readings">The dataset.</param>
/// <param name="stations">A row for each station.</param>
/// <param name="options">Threads and budget.</param>
public sealed class TableOperations(Dataset<Reading> readings, Dataset<StationTotals> stations, TableOptions options)
{
    /// <summary>Reads the stations of a dataset.</summary>
    public static async Task<TableOperations> OfAsync(Dataset<Reading> readings, TableOptions options)
    {
        using var step = new TestStepContext();
        StationTotals[] stations = await (await readings.GroupAsync(step, StationTotals.Grouping, options).ConfigureAwait(false)).ToArrayAsync().ConfigureAwait(false);
        return new TableOperations(readings, Dataset.Of(stations), options);
    }

    /// <summary>How many stations there are.</summary>
    public long Stations => stations.RowCount;

    /// <summary>Sorts by a text and a number; equal rows keep their order.</summary>
    /// <returns>The rows of the result.</returns>
    public async Task<long> SortAsync()
    {
        using var step = new TestStepContext();
        Order<Reading> order = Order.By(Reading.Columns.Station).ThenDescending(Reading.Columns.Amount);
        return (await readings.SortAsync(step, order, options).ConfigureAwait(false)).RowCount;
    }

    /// <summary>Groups into as many as there are stations.</summary>
    /// <returns>The rows of the result.</returns>
    public async Task<long> GroupAsync()
    {
        using var step = new TestStepContext();
        return (await readings.GroupAsync(step, StationTotals.Grouping, options).ConfigureAwait(false)).RowCount;
    }

    /// <summary>Groups into so many that hardly one has two rows.</summary>
    /// <returns>The rows of the result.</returns>
    public async Task<long> GroupManyAsync()
    {
        using var step = new TestStepContext();
        return (await readings.GroupAsync(step, MomentTotals.Grouping, options).ConfigureAwait(false)).RowCount;
    }

    /// <summary>Joins each reading to its station, in the order of the readings.</summary>
    /// <returns>The rows of the result.</returns>
    public async Task<long> JoinAsync()
    {
        using var step = new TestStepContext();
        return (await readings.JoinAsync(step, stations, StationReading.Join, options).ConfigureAwait(false)).RowCount;
    }
}
