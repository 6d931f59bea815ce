using System.Text.Json;

namespace Millrace.Features.Tests.Applying;

/// <summary>A transform that throws at a number below 0.</summary>
internal sealed class PositiveOnly : INumberTransform<PositiveOnly>
{
    public int Width => 1;

    public void Apply(ReadOnlySpan<double> rows, Span<double> destination)
    {
        foreach (double number in rows)
        {
            if (number < 0)
                throw new InvalidOperationException("No less than 0.");
        }

        rows.CopyTo(destination);
    }

    public void Write(Utf8JsonWriter json)
    {
    }

    public static PositiveOnly Read(JsonElement json) => new();
}
