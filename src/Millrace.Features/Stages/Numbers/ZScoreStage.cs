using System.Globalization;
using System.Text.Json;

namespace Millrace.Features;

internal sealed class ZScoreStage(double mean, double deviation) : NumberStage<ZScoreMap>(new ZScoreMap(mean, deviation))
{
    public static ZScoreStage Read(JsonElement json) => new(json.GetProperty("mean").GetDouble(), json.GetProperty("deviation").GetDouble());

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("mean", mean);
        json.WriteNumber("deviation", deviation);
    }

    // Mean and deviation of many people say little of one: they are shown for sensitive columns too, unless all rows are equal.
    public override string Describe(bool masked) => masked && deviation == 0
        ? SensitiveAttribute.Mask
        : string.Create(CultureInfo.InvariantCulture, $"mean {mean:G6}, deviation {deviation:G6}");
}
