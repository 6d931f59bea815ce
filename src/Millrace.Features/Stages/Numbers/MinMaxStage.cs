using System.Globalization;
using System.Text.Json;

namespace Millrace.Features;

internal sealed class MinMaxStage(double minimum, double maximum, MinMaxMap map) : NumberStage<MinMaxMap>(map)
{
    public override void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("minimum", minimum);
        json.WriteNumber("maximum", maximum);
    }

    // Each end is the value of a training row.
    public override string Describe(bool masked) => masked
        ? $"minimum {SensitiveAttribute.Mask}, maximum {SensitiveAttribute.Mask}"
        : string.Create(CultureInfo.InvariantCulture, $"minimum {minimum:G6}, maximum {maximum:G6}");
}
