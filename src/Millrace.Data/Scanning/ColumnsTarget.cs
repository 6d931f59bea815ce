using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Some columns of a schema.</summary>
/// <typeparam name="T">The schema.</typeparam>
/// <param name="columns">The columns' places in the schema.</param>
internal sealed class ColumnsTarget<T>(ImmutableArray<int> columns) : ScanTarget
    where T : struct, ISchema<T>
{
    /// <inheritdoc/>
    public override Batch CreateBatch() => ScanBatch.Of(T.CreateBatch(0), columns);
}
