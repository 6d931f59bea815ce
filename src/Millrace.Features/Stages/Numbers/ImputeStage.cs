using System.Globalization;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>A number in the place of a missing one.</summary>
/// <param name="value">The number.</param>
/// <param name="isLearned">Whether it was learned of the rows rather than given.</param>
internal sealed class ImputeStage(double value, bool isLearned) : NumberStage<ImputeMap>(new ImputeMap(value)), IImputing
{
    public double Number => value;

    public string? Text => null;

    public override void Write(Utf8JsonWriter json) => json.WriteNumber("value", value);

    public override string Describe(bool masked) => masked && isLearned
        ? SensitiveAttribute.Mask
        : string.Create(CultureInfo.InvariantCulture, $"missing as {value:G6}");
}
