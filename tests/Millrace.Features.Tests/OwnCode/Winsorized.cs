using System.Text.Json;

namespace Millrace.Features.Tests.OwnCode;

/// <summary>Numbers held between two ends.</summary>
internal sealed class Winsorized(double low, double high) : INumberTransform<Winsorized>
{
    public int Width => 1;

    public static Winsorized Read(JsonElement json) => new(json.GetProperty("low").GetDouble(), json.GetProperty("high").GetDouble());

    public void Apply(ReadOnlySpan<double> rows, Span<double> destination)
    {
        for (int i = 0; i < rows.Length; i++)
            destination[i] = double.IsNaN(rows[i]) ? double.NaN : Math.Clamp(rows[i], low, high);
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("low", low);
        json.WriteNumber("high", high);
    }
}
