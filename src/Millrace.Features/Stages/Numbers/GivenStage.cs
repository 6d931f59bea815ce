using System.Text.Json;

namespace Millrace.Features;

/// <summary>A stage that its settings alone decide, so that nothing is learned and nothing written.</summary>
internal sealed class GivenStage<TMap>(TMap map) : NumberStage<TMap>(map)
    where TMap : struct, INumberMap
{
    public override void Write(Utf8JsonWriter json)
    {
    }

    public override string Describe(bool masked) => "";
}
