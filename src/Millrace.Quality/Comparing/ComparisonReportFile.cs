using System.Text.Json;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>A comparison as JSON; the same comparison gives the same bytes.</summary>
internal static class ComparisonReportFile
{
    private const string Format = "millrace-comparison-report/1";

    /// <summary>Writes a report without values of sensitive columns, should they be in it.</summary>
    public static byte[] Write(ComparisonReport report) => WriteMasked(Masking.Of(report));

    /// <exception cref="DataException">The file is damaged, or of another version; the message says where.</exception>
    public static ComparisonReport Read(ReadOnlyMemory<byte> bytes, string file) => FormattedJson.Read(bytes, file, Format, static root =>
    {
        DatasetStatistics current = root["current"].ToStatistics(), previous = root["previous"].ToStatistics();
        return new ComparisonReport(
            new DatasetComparison(
                root["schema"].ToText(), root["kind"].To<Comparison>(), current.Rows, previous.Rows, [.. root["columns"].Items().Select(ToColumn)]),
            current, previous, root.ToAnomalies())
        {
            Gate = root["gate"].To<Gate>(),
            IsClosed = root["closed"].ToFlag(),
        };
    });

    private static byte[] WriteMasked(ComparisonReport report) => FormattedJson.Write(Format, json =>
    {
        json.WriteString("kind", report.Comparison.Kind.ToString());
        json.WriteString("schema", report.Comparison.Schema);
        json.WriteString("gate", report.Gate.ToString());
        json.WriteBoolean("closed", report.IsClosed);
        json.Write(report.Anomalies);
        json.WriteStartArray("columns");
        foreach (ColumnComparison column in report.Comparison.Columns)
            Write(json, column);
        json.WriteEndArray();
        json.WritePropertyName("current");
        json.Write(report.Current);
        json.WritePropertyName("previous");
        json.Write(report.Previous);
    });

    private static void Write(Utf8JsonWriter json, ColumnComparison column)
    {
        json.WriteStartObject();
        json.WriteString("column", column.Column);
        if (column.IsSensitive)
            json.WriteBoolean("sensitive", true);
        json.WriteNumber("currentPresent", column.CurrentPresent);
        json.WriteNumber("previousPresent", column.PreviousPresent);
        json.WriteStartArray("distances");
        foreach (ColumnDistance distance in column.Distances)
        {
            json.WriteStartObject();
            json.WriteString("measure", distance.Measure.ToString());
            json.WriteNumber("distance", distance.Distance);
            json.WriteNumber("maximumError", distance.MaximumError);
            json.WriteIfAny("least", distance.Least);
            json.WriteIfAny("threshold", distance.Threshold);
            json.WriteIfAny("value", distance.Value);
            json.WriteNumber("currentCount", distance.CurrentCount);
            json.WriteNumber("previousCount", distance.PreviousCount);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static ColumnComparison ToColumn(JsonPlace json) => new(
        json["column"].ToText(), json["currentPresent"].ToCount(), json["previousPresent"].ToCount(), [.. json["distances"].Items().Select(ToDistance)])
    {
        IsSensitive = json.Find("sensitive")?.ToFlag() ?? false,
    };

    private static ColumnDistance ToDistance(JsonPlace json) => new(json["measure"].To<DistanceMeasure>(), json["distance"].ToNumber())
    {
        MaximumError = json["maximumError"].ToNumber(),
        Least = json.Find("least")?.ToNumber(),
        Threshold = json.Find("threshold")?.ToNumber(),
        Value = json.Find("value")?.ToText(),
        CurrentCount = json["currentCount"].ToNumber(),
        PreviousCount = json["previousCount"].ToNumber(),
    };
}
