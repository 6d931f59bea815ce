using System.Data.Common;

namespace Millrace.Data;

/// <summary>
/// Writes a dataset into a table of any database that the program's <see cref="SqlDatabases"/> name, in one transaction: all rows or none. Rows carry the
/// run that wrote them, so a step that is done again in its run, after whatever happened to it, writes nothing twice. Sensitive values are written as
/// they are.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="databases">The program's databases.</param>
[Component]
public sealed partial class WriteSql<T>(SqlDatabases databases)
    where T : struct, ISchema<T>
{
    /// <summary>The database's name in the program.</summary>
    [Parameter]
    public required string Database { get; init; }

    /// <summary>The table, with its schema's name before it or without; made where it is missing.</summary>
    [Parameter]
    public required string Table { get; init; }

    /// <summary>What becomes of rows that the table has already: append or replace.</summary>
    [Parameter]
    public SqlWriteMode Mode { get; init; }

    /// <summary>The column that receives the run's identity.</summary>
    [Parameter]
    public string RunColumn { get; init; } = "millrace_run";

    /// <summary>Writes the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="step">Receives progress; tells the run.</param>
    /// <param name="cancellation">Ends the work early; the table is as it was.</param>
    /// <returns>What was written; the table is asked for it before the step is reused.</returns>
    /// <exception cref="DataException">The database cannot be reached, refuses the rows, or has no type for a value.</exception>
    /// <exception cref="ParameterException">There is no such database, a name is none, or the schema has a column of the name for runs.</exception>
    public async Task<WrittenRows> RunAsync(Dataset<T> rows, StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(step);
        Check();
        DbConnection connection = await databases.OpenAsync(Database, cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var table = new SqlTable(connection, Table, RunColumn);
            using Batch<T> shape = T.CreateBatch(0);
            await table.CreateAsync(shape, cancellation).ConfigureAwait(false);
            DbTransaction transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await table.DeleteAsync(transaction, Mode == SqlWriteMode.Replace ? null : step.RunId, cancellation).ConfigureAwait(false);
                await InsertAsync(transaction, shape, rows, step, cancellation).ConfigureAwait(false);
                await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            }
        }

        return new WrittenRows(new WrittenRowsDocument(Database, Table, RunColumn, step.RunId, rows.RowCount), databases);
    }

    private async ValueTask InsertAsync(DbTransaction transaction, Batch<T> shape, Dataset<T> rows, StepContext step, CancellationToken cancellation)
    {
        using var insert = new SqlInsert(transaction, Table, shape, (RunColumn, step.RunId));
        long done = 0;
        await foreach (Batch<T> batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            await insert.InsertAsync(batch, done, cancellation).ConfigureAwait(false);
            done += batch.Count;
            step.ReportProgress(done, rows.RowCount, "rows");
        }
    }

    private void Check()
    {
        if (!SqlName.IsName(Table))
            throw new ParameterException("table", $"'{Table}' is no name of a table: letters, digits and _, with the schema's name and a point before it or without.");
        if (!SqlName.IsName(RunColumn) || RunColumn.Contains('.', StringComparison.Ordinal))
            throw new ParameterException("run-column", $"'{RunColumn}' is no name of a column: letters, digits and _.");
        if (T.Schema.Columns.Any(column => column.Name.Equals(RunColumn, StringComparison.OrdinalIgnoreCase)))
            throw new ParameterException("run-column", $"{T.Schema.Name} has a column \"{RunColumn}\" of its own: give the run's column another name.");
    }
}
