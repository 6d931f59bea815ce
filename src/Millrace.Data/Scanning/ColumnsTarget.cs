using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Rows of a schema with some of their columns.</summary>
/// <typeparam name="T">The schema.</typeparam>
/// <param name="columns">Their places in the schema, at least one.</param>
internal sealed class ColumnsTarget<T>(ImmutableArray<int> columns) : ScanTarget
    where T : struct, ISchema<T>
{
    // One for all batches: what reads them binds once a schema.
    private readonly SchemaInfo _schema = new(T.Schema.Name, [.. columns.Select(static column => T.Schema.Columns[column])]);

    public override Batch CreateBatch()
    {
        ImmutableArray<Column> all = T.CreateBatch(0).Columns;
        return new ScanBatch(_schema, [.. columns.Select(column => all[column])]);
    }
}
