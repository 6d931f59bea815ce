using System.Globalization;
using System.Text;

namespace Millrace.Data.Tests.Files;

/// <summary>All that a footer says, as text: two that say the same have the same.</summary>
internal static class FooterText
{
    public static string Of(FileMetadata file)
    {
        var text = new StringBuilder();
        Line(text, $"{file.Version} {file.Rows} {file.CreatedBy} {string.Join(' ', file.Orders)} {string.Join(' ', file.KeyValues)}");
        Add(text, file.Root, 0);
        foreach (LeafColumn leaf in file.Leaves)
            Line(text, $"{leaf.Index} {leaf} {leaf.MaxDefinition} {leaf.MaxRepetition}");
        foreach (RowGroupMetadata group in file.RowGroups)
        {
            Line(text, $"group {group.Rows}");
            foreach (ChunkMetadata chunk in group.Chunks)
            {
                Line(text, $"{chunk with { Encodings = [], Statistics = null }} {string.Join(' ', chunk.Encodings)}");
                if (chunk.Statistics is { } statistics)
                    Line(text, $"{statistics with { Min = null, Max = null }} {Bytes(statistics.Min)} {Bytes(statistics.Max)}");
            }
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, SchemaNode node, int depth)
    {
        Line(text, $"{new string(' ', depth)}{node.Name} {node.Repetition} {node.Type} {node.TypeLength} {node.Logical} {node.FieldId}");
        foreach (SchemaNode child in node.Children)
            Add(text, child, depth + 1);
    }

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));

    private static string Bytes(byte[]? bytes) => bytes is null ? "none" : Convert.ToHexString(bytes);
}
