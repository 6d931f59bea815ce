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
        return new ScanBatch(new SchemaInfo(T.Schema.Name, [.. columns.Select(column => T.Schema.Columns[column])]), [.. columns.Select(column => all[column])]);
    }
}
