using System.Text;
using System.Text.Json;

namespace Millrace.Data;

/// <summary>
/// Shows lines without what may harm a person: values of sensitive columns, and what the schema does not speak of, which may be what it leaves out because
/// it is sensitive.
/// </summary>
/// <param name="schema">The schema.</param>
internal sealed class JsonMask(SchemaInfo schema)
{
    private static readonly string s_hidden = $"\"{SensitiveAttribute.Mask}\"";

    private readonly JsonNames _root = JsonNames.Of(schema);
    private readonly bool _isSensitive = schema.Columns.Any(static column => column.IsSensitive);
    private readonly HashSet<string> _names = new(schema.Columns.Select(static column => column.Name), StringComparer.Ordinal);
    private readonly StringBuilder _shown = new();
    private int _copied;

    /// <summary>A line as it may be shown; all of one that is no JSON is masked unless it holds nothing but values of columns that are not sensitive.</summary>
    public string Show(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd((byte)'\r');
        _shown.Clear();
        _copied = 0;
        if (!TryCopy(line))
            return !_isSensitive && BrokenLine.HasOnly(line, _names) ? Encoding.UTF8.GetString(line) : SensitiveAttribute.Mask;
        Copy(line, line.Length);
        return _shown.ToString();
    }

    private bool TryCopy(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            if (Utf8Fault.Find(line) >= 0 || !reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            CopyObject(ref reader, line, _root, isKnown: false);
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // Whatever lies within a value that a column reads as a whole belongs to that column.
    private void CopyObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> line, JsonNames node, bool isKnown)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string? name = NameOf(reader);
            JsonKey? key = name is null ? null : node.Get(Encoding.UTF8.GetBytes(name));
            if (key is null && !isKnown && (name is null || CsvHeader.LooksLikeValue(name)))
                Hide(line, (int)reader.TokenStartIndex, (int)reader.TokenStartIndex + reader.ValueSpan.Length + 2);
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            bool isColumn = key is { Column: >= 0 };
            bool isSensitive = isColumn && schema.Columns[key!.Column].IsSensitive;
            if (!isSensitive && key?.Within is { } within && reader.TokenType == JsonTokenType.StartObject)
            {
                CopyObject(ref reader, line, within, isKnown || isColumn);
                continue;
            }

            reader.Skip();
            if (isSensitive || !(isColumn || isKnown))
                Hide(line, start, (int)reader.BytesConsumed);
        }
    }

    private void Hide(ReadOnlySpan<byte> line, int start, int end)
    {
        Copy(line, start);
        _shown.Append(s_hidden);
        _copied = end;
    }

    private void Copy(ReadOnlySpan<byte> line, int end)
    {
        _shown.Append(Encoding.UTF8.GetString(line[_copied..end]));
        _copied = end;
    }

    private static string? NameOf(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is in the name of no column.
            return null;
        }
    }
}
