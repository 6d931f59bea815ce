using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Millrace.Data;

/// <summary>
/// Writes a dataset into a table of a database that the program's <see cref="SqlDatabases"/> name, in one transaction: all rows or none. Rows carry what
/// they came with: the step's name and what stands for their content. A step that is done again, in its run, in one that resumes it or in a later
/// one, takes the place of what it has written of the same rows, and writes nothing twice. Where another program writes the same rows, or replaces all, at the
/// same time, SQLite and PostgreSQL let one wait for the other; elsewhere let one program write a table at a time. Sensitive values are written as they are.
/// </summary>
/// <remarks>
/// Tried with SQLite and PostgreSQL, whose types are known, so that tables can be made. Statements keep to the standard, with parameters that begin with @ and
/// names in the quotes that the provider's DbCommandBuilder says, or in double quotes; for another database make the table beforehand. SQLite has no NaN: one
/// is refused.
/// </remarks>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="databases">The program's databases.</param>
[Component, IgnoresExpectations]
public sealed partial class WriteSql<T>(SqlDatabases databases)
    where T : struct, ISchema<T>
{
    /// <summary>The database's name in the program.</summary>
    [Parameter]
    public required string Database { get; init; }

    /// <summary>
    /// The table, with its schema's name and a point before it or without; made where it is missing. The case of letters counts, as names are quoted: of
    /// a table that PostgreSQL made without quotes the name is in small letters. A part that is no word stands in double quotes: shop."Fares of 2011".
    /// </summary>
    [Parameter]
    public required string Table { get; init; }

    /// <summary>What becomes of rows that the table has already: append or replace.</summary>
    [Parameter]
    public SqlWriteMode Mode { get; init; }

    /// <summary>The column that tells which rows came together: the step's name, a colon and 16 digits for their content.</summary>
    [Parameter]
    public string BatchColumn { get; init; } = "millrace_batch";

    /// <summary>
    /// Seconds that the database may take for one statement, 0 for as long as it takes; by default what the provider says, often 30, or the connection string.
    /// </summary>
    [Parameter, InRange(0, int.MaxValue)]
    public int? CommandTimeout { get; init; }

    /// <summary>Writes the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="step">Receives progress.</param>
    /// <param name="cancellation">Ends the work early; the table is as it was.</param>
    /// <returns>What was written; the table is asked for it before the step is reused.</returns>
    /// <exception cref="DataException">The database cannot be reached, refuses the rows, or has no type for a value.</exception>
    /// <exception cref="ParameterException">There is no such database, a name is none, or the schema has a column of the name for batches.</exception>
    public async Task<WrittenRows> RunAsync(Dataset<T> rows, StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(step);
        SqlName into = Check();
        string name = NameOf(rows, step);
        SqlSession session = await databases.OpenAsync(Database, CommandTimeout, cancellation).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var table = new SqlTable(session, into, BatchColumn);
            using Batch<T> shape = T.CreateBatch(0);
            await table.CreateAsync(shape, cancellation).ConfigureAwait(false);
            DbTransaction transaction = await table.BeginAsync(cancellation).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await table.DeleteAsync(transaction, Mode == SqlWriteMode.Replace ? null : name, cancellation).ConfigureAwait(false);
                using var insert = new SqlInsert(session, transaction, into, shape, (BatchColumn, name));
                await InsertAsync(insert, rows, step, cancellation).ConfigureAwait(false);
                await table.CommitAsync(transaction, cancellation).ConfigureAwait(false);
            }
        }

        return new WrittenRows(new WrittenRowsDocument(Database, Table, BatchColumn, name, rows.RowCount, Mode == SqlWriteMode.Replace, CommandTimeout), databases);
    }

    private static async ValueTask InsertAsync(SqlInsert insert, Dataset<T> rows, StepContext step, CancellationToken cancellation)
    {
        long done = 0;
        await foreach (Batch<T> batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            await insert.InsertAsync(batch, done, cancellation).ConfigureAwait(false);
            done += batch.Count;
            step.ReportProgress(done, rows.RowCount, "rows");
        }
    }

    // Rows whose content nobody knows, which no store has seen, are told by their run.
    private static string NameOf(Dataset<T> rows, StepContext step)
    {
        ImmutableArray<ContentPart> parts = ((IContentParts)rows).Parts;
        if (parts.IsEmpty)
            return $"{step.StepName}:{step.RunId}";
        string content = string.Create(CultureInfo.InvariantCulture, $"{rows.RowCount} rows\n{string.Join('\n', parts)}");
        return $"{step.StepName}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..16]}";
    }

    private SqlName Check()
    {
        if (SqlName.Find(Table) is not { } table)
        {
            throw new ParameterException(
                "table",
                $"'{Table}' is no name of a table: letters, digits and _, or anything in double quotes, with the schema's name and a point before it or without.");
        }

        if (!SqlName.IsWord(BatchColumn))
            throw new ParameterException("batch-column", $"'{BatchColumn}' is no name of a column: letters, digits and _.");
        if (T.Schema.Columns.Any(column => column.Name.Equals(BatchColumn, StringComparison.OrdinalIgnoreCase)))
            throw new ParameterException("batch-column", $"{T.Schema.Name} has a column \"{BatchColumn}\" of its own: give the batches' column another name.");
        return table;
    }
}
