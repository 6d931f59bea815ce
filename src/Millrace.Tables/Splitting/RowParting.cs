using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Says which part each row of a batch belongs to. Batches come in the order of the dataset.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="batch">The rows.</param>
/// <param name="firstRow">The first row's number in the dataset, from 0.</param>
/// <param name="parts">Takes the parts.</param>
internal delegate void RowParting<T>(Batch<T> batch, long firstRow, Span<byte> parts)
    where T : struct, ISchema<T>;
