using System.Text.Json;

namespace Millrace.Features.Tests.OwnCode;

/// <summary>The share that a text's length has of that of the longest.</summary>
internal sealed class TextLength(int longest) : ITextTransform<TextLength>
{
    public int Width => 1;

    public static TextLength Read(JsonElement json) => new(json.GetProperty("longest").GetInt32());

    public void Apply(TextRows rows, Span<double> destination)
    {
        for (int i = 0; i < rows.Count; i++)
            destination[i] = rows.IsMissing(i) ? double.NaN : (double)rows.Utf8(i).Length / longest;
    }

    public void Write(Utf8JsonWriter json) => json.WriteNumber("longest", longest);
}
