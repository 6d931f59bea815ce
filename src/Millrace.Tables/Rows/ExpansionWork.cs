using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Rows that become rows of another schema.</summary>
/// <typeparam name="TFrom">The row type that comes in.</typeparam>
/// <typeparam name="TTo">The row type that comes out.</typeparam>
/// <param name="code">What the code is called.</param>
/// <param name="writer">Takes the rows.</param>
internal abstract class ExpansionWork<TFrom, TTo>(string code, DatasetWriter<TTo> writer) : RowWork<TFrom>(code)
    where TFrom : struct, ISchema<TFrom>
    where TTo : struct, ISchema<TTo>
{
    private static readonly SchemaInfo[] s_schemas = [TFrom.Schema, TTo.Schema];

    /// <summary>What the rows have become so far.</summary>
    protected Batch<TTo> Made { get; } = TTo.CreateBatch(0);

    /// <inheritdoc/>
    protected override ReadOnlySpan<SchemaInfo> Schemas => s_schemas;

    /// <inheritdoc/>
    public override ValueTask DeliverAsync(CancellationToken cancellation) => writer.AddAsync(Made, cancellation);

    /// <inheritdoc/>
    public override void Dispose()
    {
        Made.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override void Prepare() => Made.Clear();
}
