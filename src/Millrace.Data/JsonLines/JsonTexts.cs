using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Millrace.Data;

/// <summary>Texts that do not stand in a file as they are: those that have escapes, and objects and arrays that are read as JSON.</summary>
internal sealed class JsonTexts : IDisposable
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly PooledBytes _bytes = new();
    private readonly Utf8JsonWriter _writer = new(Stream.Null, s_options);
    private byte[] _text = [];

    /// <summary>All texts so far.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>Forgets all texts.</summary>
    public void Clear() => _bytes.Clear();

    /// <summary>Adds what may be looked at behind the last text.</summary>
    public void Pad()
    {
        _bytes.GetSpan(JsonFields.Padding)[..JsonFields.Padding].Clear();
        _bytes.Advance(JsonFields.Padding);
    }

    /// <summary>Adds a text without its escapes.</summary>
    /// <param name="text">What stands between the quotes, well-formed.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="length">Its length.</param>
    /// <returns>Whether it is one: half a surrogate pair is none.</returns>
    public bool TryAddText(ReadOnlySpan<byte> text, out int start, out int length)
    {
        start = _bytes.WrittenCount;
        bool isText = TryUnescape(text, _bytes.GetSpan(text.Length), out length);
        _bytes.Advance(length);
        return isText;
    }

    /// <summary>
    /// Adds an object or array without white space, its texts escaped as nested columns of Parquet have them: the same value gives the same text.
    /// </summary>
    /// <param name="json">It, well-formed.</param>
    /// <param name="start">Where its text starts.</param>
    /// <param name="length">Its length.</param>
    /// <returns>Whether it is one: a text of it may be none.</returns>
    public bool TryAddJson(ReadOnlySpan<byte> json, out int start, out int length)
    {
        start = _bytes.WrittenCount;
        _writer.Reset(_bytes);
        bool isJson = TryCopy(json);
        _writer.Flush();
        length = _bytes.WrittenCount - start;
        return isJson;
    }

    public void Dispose()
    {
        _writer.Reset(Stream.Null);
        _writer.Dispose();
        _bytes.Dispose();
        Pooled.Return(ref _text);
    }

    /// <summary>Writes a text without its escapes.</summary>
    /// <param name="text">What stands between the quotes, well-formed.</param>
    /// <param name="target">Room for as many bytes.</param>
    /// <param name="length">How many it takes.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryUnescape(ReadOnlySpan<byte> text, Span<byte> target, out int length)
    {
        length = 0;
        for (int slash = text.IndexOf((byte)'\\'); slash >= 0; slash = text.IndexOf((byte)'\\'))
        {
            text[..slash].CopyTo(target[length..]);
            length += slash;
            if (!TryReadEscape(text[slash..], out Rune rune, out int read))
                return false;
            length += rune.EncodeToUtf8(target[length..]);
            text = text[(slash + read)..];
        }

        text.CopyTo(target[length..]);
        length += text.Length;
        return true;
    }

    private static bool TryReadEscape(ReadOnlySpan<byte> text, out Rune rune, out int read)
    {
        read = 2;
        rune = (Rune)(text[1] switch
        {
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            (byte)'u' => '\0',
            var itself => (char)itself,
        });
        if (text[1] != 'u')
            return true;
        read = 6;
        char unit = UnitOf(text);
        if (!char.IsSurrogate(unit))
            return Rune.TryCreate(unit, out rune);
        read = 12;
        return text.Length >= read && text[6] == '\\' && text[7] == 'u' && Rune.TryCreate(unit, UnitOf(text[6..]), out rune);
    }

    private static char UnitOf(ReadOnlySpan<byte> escape) => (char)ushort.Parse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private bool TryCopy(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            ReadOnlySpan<byte> text = reader.ValueSpan;
            if (reader.ValueIsEscaped)
            {
                Pooled.Grow(ref _text, 0, text.Length);
                if (!TryUnescape(text, _text, out int length))
                    return false;
                text = _text.AsSpan(0, length);
            }

            Copy(reader.TokenType, text);
        }

        return true;
    }

    private void Copy(JsonTokenType token, ReadOnlySpan<byte> text)
    {
        switch (token)
        {
            case JsonTokenType.StartObject:
                _writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                _writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                _writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                _writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                _writer.WritePropertyName(text);
                break;
            case JsonTokenType.String:
                _writer.WriteStringValue(text);
                break;
            default:
                _writer.WriteRawValue(text, skipInputValidation: true);
                break;
        }
    }
}
