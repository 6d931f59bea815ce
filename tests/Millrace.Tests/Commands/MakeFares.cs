using Millrace.Data;

namespace Millrace.Tests.Commands;

/// <summary>Makes fares, of which one is not as expected.</summary>
[Component]
public sealed partial class MakeFares
{
    public Dataset<Fare> Run() => Dataset.Of(new Fare { Amount = 5, Rider = "known" }, new Fare { Amount = 250, Rider = "Wilhelmina" });
}
