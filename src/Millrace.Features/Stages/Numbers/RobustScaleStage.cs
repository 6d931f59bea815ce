using System.Globalization;
using System.Text.Json;

namespace Millrace.Features;

internal sealed class RobustScaleStage(double first, double median, double third) : NumberStage<RobustScaleMap>(new RobustScaleMap(first, median, third))
{
    public static RobustScaleStage Read(JsonElement json) =>
        new(json.GetProperty("firstQuartile").GetDouble(), json.GetProperty("median").GetDouble(), json.GetProperty("thirdQuartile").GetDouble());

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("firstQuartile", first);
        json.WriteNumber("median", median);
        json.WriteNumber("thirdQuartile", third);
    }

    // Each is the value of a training row.
    public override string Describe(bool masked) => masked
        ? $"median {SensitiveAttribute.Mask}, quartiles {SensitiveAttribute.Mask}"
        : string.Create(CultureInfo.InvariantCulture, $"median {median:G6}, quartiles {first:G6} and {third:G6}");
}
