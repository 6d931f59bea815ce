using System.Text.Json;

namespace Millrace.Features.Tests.OwnCode;

/// <summary>Takes a missing number for −1.</summary>
internal sealed class MarkedMissing : INumberTransform<MarkedMissing>
{
    public int Width => 1;

    public static MarkedMissing Read(JsonElement json) => new();

    public void Apply(ReadOnlySpan<double> rows, Span<double> destination)
    {
        for (int i = 0; i < rows.Length; i++)
            destination[i] = double.IsNaN(rows[i]) ? -1 : rows[i];
    }

    public void Write(Utf8JsonWriter json)
    {
    }
}
