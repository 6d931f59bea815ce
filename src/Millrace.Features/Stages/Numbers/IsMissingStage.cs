using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>1 where a value is missing, else 0.</summary>
internal sealed class IsMissingStage : LaneStage, IRowNumbers
{
    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Numeric, input.Lanes);

    public override FeatureFlow Bind(FeatureFlow lane, FlowContext context) => lane switch
    {
        ColumnFlow { MissingAs: not null } => new ConstantFlow(0),
        ElementFlow place when !place.Shape.Info.Type.IsNumber() => new ElementPresenceFlow(place),
        ColumnFlow column when !column.Shape.Info.Type.IsNumber() => new PresenceFlow(column.Source),
        _ => new MappedFlow<IsMissingMap>(NumberFlow.Of(lane), default),
    };

    public void Map(Span<double> lanes, ReadOnlySpan<int> keys) => default(IsMissingMap).Map(lanes);

    public override void Write(Utf8JsonWriter json)
    {
    }

    public override string Describe(bool masked) => "";
}
