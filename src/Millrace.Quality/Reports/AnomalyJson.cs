using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Quality;

/// <summary>Anomalies as JSON.</summary>
internal static class AnomalyJson
{
    public static void Write(this Utf8JsonWriter json, ImmutableArray<Anomaly> anomalies)
    {
        json.WriteStartArray("anomalies");
        foreach (Anomaly anomaly in anomalies)
            Write(json, anomaly);
        json.WriteEndArray();
    }

    public static ImmutableArray<Anomaly> ToAnomalies(this JsonPlace json) => [.. json["anomalies"].Items().Select(ToAnomaly)];

    private static void Write(Utf8JsonWriter json, Anomaly anomaly)
    {
        json.WriteStartObject();
        json.WriteString("kind", anomaly.Kind.ToString());
        json.WriteString("severity", anomaly.Severity.ToString());
        json.WriteIfAny("column", anomaly.Column);
        if (anomaly.IsSensitive)
            json.WriteBoolean("sensitive", true);
        json.WriteString("message", anomaly.Message);
        json.WriteNumber("count", anomaly.Count);
        json.WriteNumber("of", anomaly.Of);
        json.Write(anomaly.Examples);
        json.Write(anomaly.Unexpected);
        json.WriteIfAny("distinctUnexpected", anomaly.DistinctUnexpected);
        json.WriteIfAny("distance", anomaly.Distance);
        json.WriteIfAny("threshold", anomaly.Threshold);
        json.WriteIfAny("remedy", anomaly.Remedy);
        json.WriteEndObject();
    }

    private static Anomaly ToAnomaly(JsonPlace json) => new(
        json["kind"].To<AnomalyKind>(), json["severity"].To<AnomalySeverity>(), json.Find("column")?.ToText(), json["message"].ToText())
    {
        IsSensitive = json.Find("sensitive")?.ToFlag() ?? false,
        Count = json["count"].ToCount(),
        Of = json["of"].ToCount(),
        Examples = json.ToExamples(),
        Unexpected = json.ToUnexpected(),
        DistinctUnexpected = json.Find("distinctUnexpected")?.ToCount(),
        Distance = json.Find("distance")?.ToNumber(),
        Threshold = json.Find("threshold")?.ToNumber(),
        Remedy = json.Find("remedy")?.ToText(),
    };
}
