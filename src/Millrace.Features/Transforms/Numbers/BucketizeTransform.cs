using System.Globalization;
using System.Text.Json;

namespace Millrace.Features;

internal sealed class BucketizeTransform(double[] boundaries, Missing missing)
    : NumberTransform<BucketMap>(new BucketMap(boundaries, missing == Missing.OwnBucket ? boundaries.Length + 1 : 0))
{
    public override FeatureKind Kind => FeatureKind.Category;

    public override int Cardinality => boundaries.Length + 1 + (missing == Missing.OwnBucket ? 1 : 0);

    public static BucketizeTransform Read(JsonElement json, Missing missing) =>
        new([.. json.GetProperty("boundaries").EnumerateArray().Select(static value => value.GetDouble())], missing);

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("boundaries");
        foreach (double boundary in boundaries)
            json.WriteNumberValue(boundary);
        json.WriteEndArray();
    }

    // A boundary is the value of one training row.
    public override string Describe(bool masked)
    {
        string shown = masked
            ? SensitiveAttribute.Mask
            : string.Join(", ", boundaries.Take(12).Select(static value => value.ToString("G6", CultureInfo.InvariantCulture)));
        return $"{boundaries.Length + 1} buckets, cut at {(boundaries.Length == 0 ? "none" : shown)}{(!masked && boundaries.Length > 12 ? ", …" : "")}";
    }
}
