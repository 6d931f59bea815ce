using System.Text.Json;

namespace Millrace.Features;

internal sealed class PassThroughTransform(bool keepMissing) : NumberTransform<PassThroughMap>(new PassThroughMap(keepMissing))
{
    public override FeatureKind Kind => FeatureKind.Numeric;

    public override int Cardinality => 0;

    public override void Write(Utf8JsonWriter json)
    {
    }

    public override string Describe(bool masked) => "";
}
