using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>A part of dates or times; what it gives does not depend on the training rows.</summary>
internal sealed class DatePartStage(DatePart part, Missing missing) : LaneStage, IRowTimeIds
{
    private bool HasOwn => missing == Missing.OwnBucket;

    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Category, input.Lanes, DateParts.Count(part) + (HasOwn ? 1 : 0));

    public override FeatureFlow Bind(FeatureFlow lane, FlowContext context) => new DatePartFlow(TickFlow.Of(lane), this);

    public void Read(ReadOnlySpan<long> times, Span<int> ids)
    {
        int missingId = HasOwn ? DateParts.Count(part) : 0;
        for (int i = 0; i < times.Length; i++)
            ids[i] = times[i] == TickFlow.Missing ? missingId : DateParts.Of(part, times[i]);
    }

    public override ImmutableArray<string> Meanings(int lane) => [.. HasOwn ? DateParts.Names(part).Append("(missing)") : DateParts.Names(part)];

    public override void Write(Utf8JsonWriter json)
    {
    }

    public override string Describe(bool masked) => "";
}
