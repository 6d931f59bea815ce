using Millrace.Data;

namespace Millrace.Tests.Sinks;

/// <summary>Comes after all sinks.</summary>
[Component]
public sealed partial class CountWritten(Gate gate)
{
    public Value<long> Run(WrittenFile csv, WrittenFile parquet, WrittenRows rows) =>
        gate.IsShut ? throw new InvalidOperationException("The gate is shut.") : Value.Of(csv.Rows + parquet.Rows + rows.Rows);
}
