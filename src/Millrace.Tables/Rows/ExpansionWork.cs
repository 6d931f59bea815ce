using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Rows that become rows of another schema. What they become is handed on in parts, so that memory does not grow with it.</summary>
/// <typeparam name="TFrom">The row type that comes in.</typeparam>
/// <typeparam name="TTo">The row type that comes out.</typeparam>
/// <param name="code">What the code is called.</param>
/// <param name="writer">Takes the rows.</param>
internal abstract class ExpansionWork<TFrom, TTo>(string code, DatasetWriter<TTo> writer) : RowWork<TFrom>(code), IRowTarget<TTo>
    where TFrom : struct, ISchema<TFrom>
    where TTo : struct, ISchema<TTo>
{
    // Rows of which each becomes one or two come out of a slice in one part.
    private const int MostRows = 1 << 14;
    private const long MostBytes = 1 << 23;

    private static readonly SchemaInfo[] s_schemas = [TFrom.Schema, TTo.Schema];

    private readonly FillingGroup<TTo> _made = new(TTo.CreateBatch(0), MostRows, MostBytes);

    /// <inheritdoc/>
    protected override ReadOnlySpan<SchemaInfo> Schemas => s_schemas;

    /// <inheritdoc/>
    protected override async ValueTask DeliverAsync(CancellationToken cancellation)
    {
        await writer.AddAsync(_made.Rows, cancellation).ConfigureAwait(false);
        _made.Clear();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _made.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    public void Add(in TTo row)
    {
        if (_made.IsFull)
            HandOn();
        _made.Add(in row);
    }

    /// <inheritdoc/>
    protected override void Prepare() => _made.Clear();
}
