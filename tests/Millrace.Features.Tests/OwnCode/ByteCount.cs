using System.Text.Json;

namespace Millrace.Features.Tests.OwnCode;

/// <summary>How many bytes a text has; learns nothing.</summary>
internal sealed class ByteCount : ITextTransform<ByteCount>
{
    public int Width => 1;

    public static ByteCount Read(JsonElement json) => new();

    public void Apply(TextRows rows, Span<double> destination)
    {
        for (int i = 0; i < rows.Count; i++)
            destination[i] = rows.IsMissing(i) ? double.NaN : rows.Utf8(i).Length;
    }

    public void Write(Utf8JsonWriter json)
    {
    }
}
