using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Rows that get more columns.</summary>
/// <typeparam name="TFrom">The row type that comes in.</typeparam>
/// <typeparam name="TTo">The row type that comes out.</typeparam>
/// <param name="derive">Makes a row of a row and its copy.</param>
/// <param name="columns">Which columns are copied.</param>
/// <param name="code">What the code is called.</param>
/// <param name="writer">Takes the rows.</param>
internal sealed class DeriveWork<TFrom, TTo>(
    RowDerivation<TFrom, TTo> derive, CopiedColumns<TFrom, TTo> columns, string code, DatasetWriter<TTo> writer)
    : ExpansionWork<TFrom, TTo>(code, writer)
    where TFrom : struct, ISchema<TFrom>
    where TTo : struct, ISchema<TTo>
{
    private readonly Batch<TTo> _copied = TTo.CreateBatch(0);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _copied.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override void Prepare()
    {
        base.Prepare();
        _copied.Clear();
        columns.Copy(Rows, Start, Count, _copied);
    }

    /// <inheritdoc/>
    protected override void Call(int index)
    {
        TFrom row = Rows[index];
        TTo copied = _copied[index - Start];
        Add(derive(in row, in copied));
    }
}
