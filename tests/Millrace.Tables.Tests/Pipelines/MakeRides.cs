using Millrace.Data;

namespace Millrace.Tables.Tests;

[Component]
public sealed partial class MakeRides
{
    public Dataset<Ride> Run() => Dataset.Of(AnyRides.Numbered(2_000));
}
