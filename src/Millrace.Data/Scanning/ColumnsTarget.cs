using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Rows of a schema with some of their columns.</summary>
/// <typeparam name="T">The schema.</typeparam>
/// <param name="columns">Their places in the schema, at least one.</param>
internal sealed class ColumnsTarget<T>(ImmutableArray<int> columns) : ScanTarget
    where T : struct, ISchema<T>
{
    public override Batch CreateBatch()
    {
        ImmutableArray<Column> all = T.CreateBatch(0).Columns;
        var schema = new SchemaInfo(T.Schema.Name, [.. columns.Select(static column => T.Schema.Columns[column])]);
        return new ScanBatch(schema, [.. columns.Select(column => all[column])]);
    }
}
