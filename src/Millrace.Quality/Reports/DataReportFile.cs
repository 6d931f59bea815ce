using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>A data report as JSON; the same report gives the same bytes.</summary>
internal static class DataReportFile
{
    private const string Format = "millrace-data-report/1";

    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(DataReport report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("schema", report.Schema);
            json.WriteNumber("rows", report.RowCount);
            json.WriteStartArray("expectations");
            foreach (ExpectationReport expectation in report.Expectations)
                Write(json, expectation);
            json.WriteEndArray();
            json.WriteStartArray("columns");
            foreach (ColumnReport column in report.Columns)
                Write(json, column);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    public static DataReport Read(ReadOnlyMemory<byte> bytes, string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            JsonElement root = document.RootElement;
            string? format = root.GetProperty("format").GetString();
            if (format != Format)
                throw new MillraceException($"{file} has the format \"{format}\"; this version reads \"{Format}\". Run the step that made it again.");
            return new DataReport(
                root.GetProperty("schema").GetString()!,
                root.GetProperty("rows").GetInt64(),
                [.. root.GetProperty("columns").EnumerateArray().Select(ReadColumn)])
            {
                // Reports of older versions have none.
                Expectations = root.TryGetProperty("expectations", out JsonElement rows) ? [.. rows.EnumerateArray().Select(ReadExpectation)] : [],
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new MillraceException($"{file} is damaged: it does not read as a data report ({error.Message}). Run the step that made it again.", error);
        }
    }

    private static void Write(Utf8JsonWriter json, ColumnReport column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("type", column.Type.ToString());
        if (column.ItemType is { } item)
            json.WriteString("item", item.ToString());
        json.WriteBoolean("sensitive", column.IsSensitive);
        json.WriteNumber("present", column.Present);
        json.WriteNumber("missing", column.Missing);
        json.WriteNumber("notANumber", column.NotANumber);
        json.WriteNumber("infinite", column.Infinite);
        json.WriteString("minimum", column.Minimum);
        json.WriteString("maximum", column.Maximum);
        if (column.Mean is { } mean)
            json.WriteNumber("mean", mean);
        else
            json.WriteNull("mean");
        json.WriteNumber("distinct", column.Distinct);
        json.WriteBoolean("distinctIsExact", column.IsDistinctExact);
        json.WriteStartArray("expectations");
        foreach (ExpectationReport expectation in column.Expectations)
            Write(json, expectation);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ExpectationReport expectation)
    {
        json.WriteStartObject();
        json.WriteString("attribute", expectation.Attribute);
        if (expectation.Says is not null)
            json.WriteString("says", expectation.Says);
        json.WriteBoolean("holds", expectation.Holds);
        json.WriteNumber("checked", expectation.Checked);
        json.WriteNumber("broken", expectation.Broken);
        json.WriteNumber("tolerance", expectation.Tolerance);
        json.WriteStartArray("examples");
        foreach (BrokenValue example in expectation.Examples)
        {
            json.WriteStartObject();
            json.WriteNumber("row", example.Row);
            json.WriteString("value", example.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static ColumnReport ReadColumn(JsonElement json) => new(json.GetProperty("name").GetString()!, Enum.Parse<ColumnType>(json.GetProperty("type").GetString()!))
    {
        ItemType = json.TryGetProperty("item", out JsonElement item) ? Enum.Parse<ColumnType>(item.GetString()!) : null,
        IsSensitive = json.GetProperty("sensitive").GetBoolean(),
        Present = json.GetProperty("present").GetInt64(),
        Missing = json.GetProperty("missing").GetInt64(),
        NotANumber = json.GetProperty("notANumber").GetInt64(),
        Infinite = json.GetProperty("infinite").GetInt64(),
        Minimum = json.GetProperty("minimum").GetString(),
        Maximum = json.GetProperty("maximum").GetString(),
        Mean = json.GetProperty("mean") is { ValueKind: JsonValueKind.Number } mean ? mean.GetDouble() : null,
        Distinct = json.GetProperty("distinct").GetInt64(),
        IsDistinctExact = json.GetProperty("distinctIsExact").GetBoolean(),
        Expectations = [.. json.GetProperty("expectations").EnumerateArray().Select(ReadExpectation)],
    };

    private static ExpectationReport ReadExpectation(JsonElement json) => new(
        json.GetProperty("attribute").GetString()!,
        json.GetProperty("checked").GetInt64(),
        json.GetProperty("broken").GetInt64(),
        json.GetProperty("tolerance").GetDouble(),
        [.. json.GetProperty("examples").EnumerateArray().Select(ReadExample)])
    {
        Says = json.TryGetProperty("says", out JsonElement says) ? says.GetString() : null,
    };

    private static BrokenValue ReadExample(JsonElement json) => new(json.GetProperty("row").GetInt64(), json.GetProperty("value").GetString()!);
}
