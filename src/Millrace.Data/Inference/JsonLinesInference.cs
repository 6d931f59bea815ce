using System.Text;
using System.Text.Json;

namespace Millrace.Data;

/// <summary>Finds the columns of JSON lines: a name of the objects each.</summary>
internal sealed class JsonLinesInference : IDisposable
{
    // So many columns nobody reads: the names are values.
    private const int MostNames = 10_000;
    private const int RowsAtOnce = 512;

    private static readonly SchemaInfo s_none = new("", []);

    private readonly Dictionary<byte[], JsonProfile> _profiles = new(Utf8Names.Instance);
    private readonly List<JsonProfile> _order = [];
    private readonly JsonScanner _scanner = new(s_none);
    private char[] _text = [];
    private long _rows;

    /// <exception cref="JsonLinesException">A file is missing or malformed.</exception>
    public static List<ColumnGuess> Read(FileSource source, CancellationToken cancellation)
    {
        using var inference = new JsonLinesInference();
        using var block = new JsonBlock();
        long most = source.MostRows;
        foreach (string file in JsonLinesFile.Find(source.Path))
        {
            using JsonFileReader reader = JsonFileReader.Open(file, JsonLinesLimits.Default);
            bool hasMore = true;
            while (hasMore && inference._rows < most)
            {
                cancellation.ThrowIfCancellationRequested();
                hasMore = reader.Read(block);
                inference.Add(reader, block, most);
            }
        }

        if (inference._order.Count == 0)
            throw new JsonLinesException(source.Path, null, null, "there is no object with a name: a schema needs a column.");
        return [.. inference._order.Select(static profile => profile.ToGuess())];
    }

    public void Dispose()
    {
        _scanner.Dispose();
        Pooled.Return(ref _text);
    }

    private void Add(JsonFileReader reader, JsonBlock block, long most)
    {
        int end = reader.EndOf(block, out JsonLinesException? fault);
        int at = 0;
        Span<int> starts = stackalloc int[RowsAtOnce];
        while (at < end && _rows < most)
        {
            _scanner.Scan(block.Padded, ref at, end, starts[..(int)Math.Min(RowsAtOnce, most - _rows)]);
            for (int i = 0; i < _scanner.Rows; i++)
            {
                ReadOnlySpan<byte> line = block.Bytes[starts[i]..];
                _rows++;
                if (Add(line[..line.IndexOf((byte)'\n')]) is { } problem)
                    throw reader.Explain(block, new JsonFault(starts[i], -1, problem), s_none);
            }

            if (_scanner.Fault is { } malformed)
                throw reader.Explain(block, malformed, s_none);
        }

        if (fault is not null && _rows < most)
            throw fault;
    }

    // What is wrong with a line that is well-formed; null where nothing is.
    private string? Add(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!TryFind(ref reader, out JsonProfile? profile))
                return "the lines so far have more than 10,000 different names: if the names are values, write them as values";
            if (profile.Row == _rows)
                return $"the line has two values of the name \"{profile.Name}\"";
            profile.Row = _rows;
            reader.Read();
            if (!TryAdd(ref reader, profile))
                return $"a text of \"{profile.Name}\" holds half a surrogate pair, which UTF-8 cannot hold";
        }

        return null;
    }

    private bool TryFind(ref Utf8JsonReader reader, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out JsonProfile? profile)
    {
        ReadOnlySpan<byte> name = reader.ValueSpan;
        if (reader.ValueIsEscaped)
        {
            // Where an escape is half a surrogate pair, the name is what stands there: no column can have it anyway.
            byte[] plain = new byte[name.Length];
            name = JsonTexts.TryUnescape(name, plain, out int length) ? plain.AsSpan(0, length) : name;
        }

        if (_profiles.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(name, out profile))
            return true;
        if (_order.Count == MostNames)
            return false;
        profile = new JsonProfile(Encoding.UTF8.GetString(name));
        _profiles.Add(name.ToArray(), profile);
        _order.Add(profile);
        return true;
    }

    private bool TryAdd(ref Utf8JsonReader reader, JsonProfile profile)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.StartObject:
                profile.AddObject();
                reader.Skip();
                return true;
            case JsonTokenType.StartArray:
                profile.AddArray();
                return TryAddItems(ref reader, profile);
            default:
                if (!TryRead(ref reader, out ReadOnlySpan<char> text))
                    return false;
                profile.AddValue(text, reader.TokenType == JsonTokenType.String);
                return true;
        }
    }

    private bool TryAddItems(ref Utf8JsonReader reader, JsonProfile profile)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.Null:
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    profile.AddDeepItem();
                    reader.Skip();
                    break;
                default:
                    if (!TryRead(ref reader, out ReadOnlySpan<char> text))
                        return false;
                    profile.AddItem(text, reader.TokenType == JsonTokenType.String);
                    break;
            }
        }

        return true;
    }

    private bool TryRead(ref Utf8JsonReader reader, out ReadOnlySpan<char> text)
    {
        Pooled.Grow(ref _text, 0, reader.ValueSpan.Length);
        text = default;
        try
        {
            int length = reader.TokenType == JsonTokenType.String ? reader.CopyString(_text) : Encoding.UTF8.GetChars(reader.ValueSpan, _text);
            text = _text.AsSpan(0, length);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
