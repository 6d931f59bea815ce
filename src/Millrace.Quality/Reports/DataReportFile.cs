using System.Text.Json;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>A data report as JSON; the same report gives the same bytes.</summary>
internal static class DataReportFile
{
    private const string Format = "millrace-data-report/2";

    /// <summary>Writes a report without values of sensitive columns, should they be in it.</summary>
    public static byte[] Write(DataReport report) => WriteMasked(Masking.Of(report));

    /// <exception cref="DataException">The file is damaged, or of another version; the message says where.</exception>
    public static DataReport Read(ReadOnlyMemory<byte> bytes, string file) => FormattedJson.Read(bytes, file, Format, static root =>
        new DataReport(
            root["statistics"].ToStatistics(),
            [.. root["expectations"].Items().Select(ExpectationJson.ToExpectation)],
            root.ToAnomalies())
        {
            Gate = root["gate"].To<Gate>(),
            IsClosed = root["closed"].ToFlag(),
            Environment = root.Find("environment")?.ToText(),
            Quarantined = root["quarantined"].ToCount(),
        });

    private static byte[] WriteMasked(DataReport report) => FormattedJson.Write(Format, json =>
    {
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
    });
}
