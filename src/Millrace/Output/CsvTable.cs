using System.Buffers;
using System.Collections.Immutable;

namespace Millrace.Output;

/// <summary>Rows of texts as CSV, as <c>WriteCsv</c> writes it: a missing value is nothing, the empty text is in quotes, and lines end in \n.</summary>
internal static class CsvTable
{
    private static readonly SearchValues<char> s_special = SearchValues.Create(",\"\r\n");

    /// <summary>Writes a header and the rows.</summary>
    public static void Write(TextWriter output, ArtifactPreview preview)
    {
        WriteLine(output, preview.Columns.CastArray<string?>());
        foreach (ImmutableArray<string?> row in preview.Rows)
            WriteLine(output, row);
    }

    private static void WriteLine(TextWriter output, ImmutableArray<string?> fields)
    {
        output.Write(string.Join(',', fields.Select(Field)));
        output.Write('\n');
    }

    private static string Field(string? text) => text switch
    {
        null => "",
        { Length: 0 } => "\"\"",
        _ => text.AsSpan().ContainsAny(s_special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text,
    };
}
