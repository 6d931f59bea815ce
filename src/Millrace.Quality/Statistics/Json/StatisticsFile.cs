using System.Text.Json;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Statistics, and what was asked of them, as one JSON file; the same statistics give the same bytes.</summary>
internal static class StatisticsFile
{
    private const string Format = "millrace-statistics/1";

    public static byte[] Write(DatasetStatistics statistics, StatisticsOptions options) => FormattedJson.Write(Format, json =>
    {
        Write(json, options);
        json.WritePropertyName("statistics");
        json.Write(statistics);
    });

    /// <exception cref="DataException">The file is damaged, or of another version; the message says where.</exception>
    public static (DatasetStatistics Statistics, StatisticsOptions Options) Read(ReadOnlyMemory<byte> bytes, string file) =>
        FormattedJson.Read(bytes, file, Format, static root => (root["statistics"].ToStatistics(), ToOptions(root["options"])));

    private static void Write(Utf8JsonWriter json, StatisticsOptions options)
    {
        json.WriteStartObject("options");
        json.WriteNumber("topValues", options.TopValues);
        json.WriteNumber("buckets", options.Buckets);
        json.WriteRow("quantiles", [.. options.Quantiles.Select(JsonWriting.Text)]);
        json.WriteBoolean("exactHistograms", options.ExactHistograms);
        json.WriteIfAny("weight", options.Weight);
        json.WriteIfAny("label", options.Label);
        json.WriteRow("sliceBy", [.. options.SliceBy.Select(JsonWriting.Text)]);
        json.WriteNumber("mostSlices", options.MostSlices);
        json.WriteEndObject();
    }

    private static StatisticsOptions ToOptions(JsonPlace json) => new()
    {
        TopValues = ToNumber(json["topValues"]),
        Buckets = ToNumber(json["buckets"]),
        Quantiles = [.. json["quantiles"].Items().Select(static each => each.ToNumber())],
        ExactHistograms = json["exactHistograms"].ToFlag(),
        Weight = json.Find("weight")?.ToText(),
        Label = json.Find("label")?.ToText(),
        SliceBy = [.. json["sliceBy"].Items().Select(static each => each.ToText())],
        MostSlices = ToNumber(json["mostSlices"]),
    };

    private static int ToNumber(JsonPlace json) => json.ToCount() is var count and <= int.MaxValue ? (int)count : throw json.Fault("is too large a number");
}
