using System.Text.Json;

namespace Millrace.Features;

internal sealed class PassThroughStage() : NumberStage<PassThroughMap>(default)
{
    public override void Write(Utf8JsonWriter json)
    {
    }

    public override string Describe(bool masked) => "";
}
