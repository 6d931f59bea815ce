using Millrace.Data;

namespace Millrace.Tests.Versions;

/// <summary>Makes them.</summary>
[Component]
public sealed partial class MakeOpenPins
{
    public Dataset<OpenPins> Run() => Dataset.Of(new OpenPins { Pin = 4799 }, new OpenPins { Pin = 5799 });
}
