using System.Text.Json;

namespace Millrace.Features.Tests.OwnCode;

/// <summary>How many characters two texts have, and how many both together.</summary>
internal sealed class TextLengths : ITextTransform<TextLengths>
{
    public int Width => 3;

    public static TextLengths Read(JsonElement json) => new();

    public void Apply(TextRows rows, Span<double> destination)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            destination[3 * i] = rows.Text(i)?.Length ?? double.NaN;
            destination[(3 * i) + 1] = rows.Text(i, 1)?.Length ?? double.NaN;
            destination[(3 * i) + 2] = destination[3 * i] + destination[(3 * i) + 1];
        }
    }

    public void Write(Utf8JsonWriter json)
    {
    }
}
