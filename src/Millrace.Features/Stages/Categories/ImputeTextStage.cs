using System.Text.Json;

namespace Millrace.Features;

/// <summary>A text in the place of a missing one.</summary>
/// <param name="text">The text.</param>
/// <param name="isValue">Whether it is the value of rows rather than one that was given.</param>
internal sealed class ImputeTextStage(string text, bool isValue) : LaneStage, IImputing
{
    public double Number => 0;

    public string? Text => text;

    public override FeatureForm FormOf(FeatureForm input) => input;

    public override FeatureFlow Bind(FeatureFlow lane, FlowContext context) => lane is ColumnFlow { MissingAs: null } column
        ? column.WithMissingAs(text)
        : lane;

    public override void Write(Utf8JsonWriter json) => json.WriteString("value", text);

    public override string Describe(bool masked) => masked && isValue ? SensitiveAttribute.Mask : $"missing as \"{text}\"";
}
