using System.Text;
using System.Text.Encodings.Web;

namespace Millrace.Data;

/// <summary>Writes rows as JSON lines with \n at the end of each.</summary>
internal static class JsonRowWriter
{
    /// <summary>Starts writing.</summary>
    /// <param name="stream">Where the lines go; stays open.</param>
    public static RowWriter<TextOutput> Start(Stream stream) => new(
        new TextOutput(stream),
        JsonFieldWriters.Instance,
        static (column, i) => Encoding.UTF8.GetBytes($"{(i == 0 ? '{' : ',')}\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(column.Name)}\":"),
        "}\n"u8.ToArray());
}
