using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>A stage of texts by code that is not ours.</summary>
internal sealed class CustomTextStage<TTransform>(TTransform transform) : FittedStage
    where TTransform : ITextTransform<TTransform>
{
    private readonly int _width = transform.Width;

    public override bool Mixes => true;

    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Numeric, _width);

    public override ImmutableArray<FeatureFlow> Bind(ImmutableArray<FeatureFlow> lanes, FlowContext context)
    {
        var rows = new CustomTextRows<TTransform>(transform, [.. lanes.Select(static lane => ((ColumnFlow)lane).Source)], context.Take());
        return [.. Enumerable.Range(0, _width).Select(lane => new CustomFlow(rows, lane))];
    }

    public override void Write(Utf8JsonWriter json) => transform.Write(json);

    public override string Describe(bool masked) => JsonText.Of(Write) is var text && text == "{}" ? "" : masked ? SensitiveAttribute.Mask : text;
}
