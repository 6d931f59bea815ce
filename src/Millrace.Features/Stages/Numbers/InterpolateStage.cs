using System.Globalization;
using System.Text.Json;

namespace Millrace.Features;

/// <param name="boundaries">Ascending, each once.</param>
internal sealed class InterpolateStage(double[] boundaries) : NumberStage<InterpolateMap>(new InterpolateMap(boundaries))
{
    public static InterpolateStage Read(JsonElement json) =>
        new([.. json.GetProperty("boundaries").EnumerateArray().Select(static value => value.GetDouble())]);

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("boundaries");
        foreach (double boundary in boundaries)
            json.WriteNumberValue(boundary);
        json.WriteEndArray();
    }

    // A boundary is the value of one training row.
    public override string Describe(bool masked) => boundaries switch
    {
        [] => "no boundaries",
        _ when masked => $"{boundaries.Length} boundaries: {SensitiveAttribute.Mask}",
        [var only] => string.Create(CultureInfo.InvariantCulture, $"one boundary at {only:G6}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{boundaries.Length} boundaries, {boundaries[0]:G6} to {boundaries[^1]:G6}"),
    };
}
