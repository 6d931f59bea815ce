namespace Millrace.Features;

/// <summary>Numbers lane by lane and row by row: code that is not ours takes and gives rows, stages lanes.</summary>
internal static class Lanes
{
    /// <summary>From lanes, one after the other, to rows, one after the other.</summary>
    public static void ToRows(int rows, ReadOnlySpan<double> lanes, Span<double> destination)
    {
        int width = lanes.Length / rows;
        for (int lane = 0; lane < width; lane++)
        {
            for (int i = 0; i < rows; i++)
                destination[(i * width) + lane] = lanes[(lane * rows) + i];
        }
    }

    /// <summary>From rows, one after the other, to lanes, one after the other.</summary>
    public static void FromRows(int rows, ReadOnlySpan<double> source, Span<double> lanes)
    {
        int width = lanes.Length / rows;
        for (int lane = 0; lane < width; lane++)
        {
            for (int i = 0; i < rows; i++)
                lanes[(lane * rows) + i] = source[(i * width) + lane];
        }
    }
}
