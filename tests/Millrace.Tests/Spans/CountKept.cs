using Millrace.Data;

namespace Millrace.Tests.Spans;

/// <summary>How many rows could not be read.</summary>
[Component]
public sealed partial class CountKept
{
    public Value<long> Run(Dataset<RejectedRow> rejects) => Value.Of(rejects.RowCount);
}
