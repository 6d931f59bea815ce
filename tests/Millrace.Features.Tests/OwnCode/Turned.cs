using System.Text.Json;

namespace Millrace.Features.Tests.OwnCode;

/// <summary>Three numbers the other way round, and behind them their sum.</summary>
internal sealed class Turned : INumberTransform<Turned>
{
    public int Width => 4;

    public static Turned Read(JsonElement json) => new();

    public void Apply(ReadOnlySpan<double> rows, Span<double> destination)
    {
        for (int i = 0; i < rows.Length / 3; i++)
        {
            for (int k = 0; k < 3; k++)
                destination[(4 * i) + k] = rows[(3 * i) + 2 - k];
            destination[(4 * i) + 3] = rows[3 * i] + rows[(3 * i) + 1] + rows[(3 * i) + 2];
        }
    }

    public void Write(Utf8JsonWriter json)
    {
    }
}
