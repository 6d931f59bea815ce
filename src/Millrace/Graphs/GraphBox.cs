namespace Millrace.Graphs;

/// <summary>Where a step stands in a picture, in pixels.</summary>
/// <param name="Left">The left edge.</param>
/// <param name="Top">The upper edge.</param>
/// <param name="Width">The width.</param>
internal readonly record struct GraphBox(int Left, int Top, int Width)
{
    /// <summary>The height of every step.</summary>
    public const int Height = 36;

    public int Middle => Left + (Width / 2);

    public int Bottom => Top + Height;
}
