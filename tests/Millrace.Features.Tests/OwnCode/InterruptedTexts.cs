using System.Text.Json;

namespace Millrace.Features.Tests.OwnCode;

/// <summary>The bytes of two texts; something else is done between them.</summary>
internal sealed class InterruptedTexts : ITextTransform<InterruptedTexts>
{
    public int Width => 2;

    public static InterruptedTexts Read(JsonElement json) => new();

    public void Apply(TextRows rows, Span<double> destination)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            destination[2 * i] = rows.Utf8(i).Length;
            if (i == 0)
                Interruption.Do();
            destination[(2 * i) + 1] = rows.IsMissing(i, 1) ? double.NaN : rows.Utf8(i, 1).Length;
        }
    }

    public void Write(Utf8JsonWriter json)
    {
    }
}
