using System.Text.Json;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.OwnCode;

/// <summary>Computes other features of a row of the same type meanwhile.</summary>
internal sealed class Nested : INumberTransform<Nested>
{
    public static FittedSet? Other { get; set; }

    public int Width => 1;

    public static Nested Read(JsonElement json) => new();

    public void Apply(ReadOnlySpan<double> rows, Span<double> destination)
    {
        var found = new float[Other!.Layout.Width];
        RowBatch<NumberRow>.Transform(Other, new NumberRow { Value = rows[0] }, found);
        destination[0] = found[0];
    }

    public void Write(Utf8JsonWriter json)
    {
    }
}
