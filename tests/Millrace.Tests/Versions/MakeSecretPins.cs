using Millrace.Data;

namespace Millrace.Tests.Versions;

/// <summary>Makes them.</summary>
[Component]
public sealed partial class MakeSecretPins
{
    public Dataset<SecretPins> Run() => Dataset.Of(new SecretPins { Pin = 4711 }, new SecretPins { Pin = 5711 });
}
