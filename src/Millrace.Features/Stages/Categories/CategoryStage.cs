using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>A stage over the kept values of a column.</summary>
internal abstract class CategoryStage(CategoryIds ids) : LaneStage
{
    private const int Shown = 8;

    protected CategoryIds Ids { get; } = ids;

    public static ImmutableArray<string> ReadValues(JsonElement json) =>
        [.. json.GetProperty("values").EnumerateArray().Select(static value => value.GetString() ?? throw new JsonException("A kept value is null."))];

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("values");
        foreach (string value in Ids.Values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public override string Describe(bool masked)
    {
        string shown = masked ? SensitiveAttribute.Mask : string.Join(", ", Ids.Values.Take(Shown).Select(static value => $"\"{value}\""));
        return Ids.Values.IsEmpty ? "no values" : $"{Ids.Values.Length} values: {shown}{(!masked && Ids.Values.Length > Shown ? ", …" : "")}";
    }

    protected IdFlow BindIds(FeatureFlow lane, FlowContext context)
    {
        var column = (ColumnFlow)lane;
        CategoryIds ids = column.MissingAs is { } text ? Ids.WithMissingAs(text) : Ids;
        return column.Shape.Accept(new IdFlowFactory(column.Source, ids, context));
    }
}
