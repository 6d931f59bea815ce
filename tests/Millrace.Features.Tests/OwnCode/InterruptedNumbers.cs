using System.Text.Json;

namespace Millrace.Features.Tests.OwnCode;

/// <summary>Two numbers and their sum; something else is done before and after.</summary>
internal sealed class InterruptedNumbers : INumberTransform<InterruptedNumbers>
{
    public int Width => 3;

    public static InterruptedNumbers Read(JsonElement json) => new();

    public void Apply(ReadOnlySpan<double> rows, Span<double> destination)
    {
        Interruption.Do();
        for (int i = 0; i < rows.Length / 2; i++)
        {
            destination[3 * i] = rows[2 * i];
            destination[(3 * i) + 1] = rows[(2 * i) + 1];
            destination[(3 * i) + 2] = rows[2 * i] + rows[(2 * i) + 1];
        }

        Interruption.Do();
    }

    public void Write(Utf8JsonWriter json)
    {
    }
}
