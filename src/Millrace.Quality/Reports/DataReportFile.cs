using System.Buffers;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>A data report as JSON; the same report gives the same bytes.</summary>
internal static class DataReportFile
{
    private const string Format = "millrace-data-report/2";

    public static byte[] Write(DataReport report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonWriting.Readable))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("gate", report.Gate.ToString());
            json.WriteBoolean("closed", report.IsClosed);
            json.WriteIfAny("environment", report.Environment);
            json.WriteNumber("quarantined", report.Quarantined);
            json.Write(report.Anomalies);
            json.WriteStartArray("expectations");
            foreach (ExpectationReport expectation in report.Expectations)
                json.Write(expectation);
            json.WriteEndArray();
            json.WritePropertyName("statistics");
            json.Write(report.Statistics);
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    /// <exception cref="DataException">The file is damaged, or of another version; the message says where.</exception>
    public static DataReport Read(ReadOnlyMemory<byte> bytes, string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            var root = new JsonPlace(document.RootElement, file, "");
            string format = root["format"].ToText();
            if (format != Format)
                throw new DataException($"{file} has the format \"{format}\"; this version reads \"{Format}\". Run the step that made it again.");
            return new DataReport(
                root["statistics"].ToStatistics(),
                [.. root["expectations"].Items().Select(ExpectationJson.ToExpectation)],
                root.ToAnomalies())
            {
                Gate = root["gate"].To<Gate>(),
                IsClosed = root["closed"].ToFlag(),
                Environment = root.Find("environment")?.ToText(),
                Quarantined = root["quarantined"].ToCount(),
            };
        }
        catch (JsonException error)
        {
            throw new DataException($"{file} is damaged: it is no JSON ({error.Message}). Run the step that made it again.", error);
        }
    }
}
