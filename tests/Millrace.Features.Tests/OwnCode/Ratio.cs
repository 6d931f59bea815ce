using System.Text.Json;

namespace Millrace.Features.Tests.OwnCode;

/// <summary>The first number by the second, and the second by the first.</summary>
internal sealed class Ratio : INumberTransform<Ratio>
{
    public int Width => 2;

    public static Ratio Read(JsonElement json) => new();

    public void Apply(ReadOnlySpan<double> rows, Span<double> destination)
    {
        for (int i = 0; i < rows.Length; i += 2)
        {
            destination[i] = rows[i + 1] == 0 ? double.NaN : rows[i] / rows[i + 1];
            destination[i + 1] = rows[i] == 0 ? double.NaN : rows[i + 1] / rows[i];
        }
    }

    public void Write(Utf8JsonWriter json)
    {
    }
}
