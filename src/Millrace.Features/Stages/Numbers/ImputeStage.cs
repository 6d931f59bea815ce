using System.Globalization;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>A number in the place of a missing one.</summary>
/// <param name="value">The number.</param>
/// <param name="isValue">Whether it is the value of a row rather than one that was computed or given.</param>
internal sealed class ImputeStage(double value, bool isValue) : NumberStage<ImputeMap>(new ImputeMap(value)), IImputing
{
    public double Number => value;

    public string? Text => null;

    public override void Write(Utf8JsonWriter json) => json.WriteNumber("value", value);

    public override string Describe(bool masked) => masked && isValue
        ? SensitiveAttribute.Mask
        : string.Create(CultureInfo.InvariantCulture, $"missing as {value:G6}");
}
