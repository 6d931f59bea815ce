namespace Millrace.Benchmarks.Training;

/// <summary>The thirty-two numbers, scaled.</summary>
[Features<OpenPoint>]
public partial record struct PointFeatures
{
    /// <summary>Number 0.</summary>
    [ZScore]
    public float X0 { get; init; }

    /// <summary>Number 1.</summary>
    [ZScore]
    public float X1 { get; init; }

    /// <summary>Number 2.</summary>
    [ZScore]
    public float X2 { get; init; }

    /// <summary>Number 3.</summary>
    [ZScore]
    public float X3 { get; init; }

    /// <summary>Number 4.</summary>
    [ZScore]
    public float X4 { get; init; }

    /// <summary>Number 5.</summary>
    [ZScore]
    public float X5 { get; init; }

    /// <summary>Number 6.</summary>
    [ZScore]
    public float X6 { get; init; }

    /// <summary>Number 7.</summary>
    [ZScore]
    public float X7 { get; init; }

    /// <summary>Number 8.</summary>
    [ZScore]
    public float X8 { get; init; }

    /// <summary>Number 9.</summary>
    [ZScore]
    public float X9 { get; init; }

    /// <summary>Number 10.</summary>
    [ZScore]
    public float X10 { get; init; }

    /// <summary>Number 11.</summary>
    [ZScore]
    public float X11 { get; init; }

    /// <summary>Number 12.</summary>
    [ZScore]
    public float X12 { get; init; }

    /// <summary>Number 13.</summary>
    [ZScore]
    public float X13 { get; init; }

    /// <summary>Number 14.</summary>
    [ZScore]
    public float X14 { get; init; }

    /// <summary>Number 15.</summary>
    [ZScore]
    public float X15 { get; init; }

    /// <summary>Number 16.</summary>
    [ZScore]
    public float X16 { get; init; }

    /// <summary>Number 17.</summary>
    [ZScore]
    public float X17 { get; init; }

    /// <summary>Number 18.</summary>
    [ZScore]
    public float X18 { get; init; }

    /// <summary>Number 19.</summary>
    [ZScore]
    public float X19 { get; init; }

    /// <summary>Number 20.</summary>
    [ZScore]
    public float X20 { get; init; }

    /// <summary>Number 21.</summary>
    [ZScore]
    public float X21 { get; init; }

    /// <summary>Number 22.</summary>
    [ZScore]
    public float X22 { get; init; }

    /// <summary>Number 23.</summary>
    [ZScore]
    public float X23 { get; init; }

    /// <summary>Number 24.</summary>
    [ZScore]
    public float X24 { get; init; }

    /// <summary>Number 25.</summary>
    [ZScore]
    public float X25 { get; init; }

    /// <summary>Number 26.</summary>
    [ZScore]
    public float X26 { get; init; }

    /// <summary>Number 27.</summary>
    [ZScore]
    public float X27 { get; init; }

    /// <summary>Number 28.</summary>
    [ZScore]
    public float X28 { get; init; }

    /// <summary>Number 29.</summary>
    [ZScore]
    public float X29 { get; init; }

    /// <summary>Number 30.</summary>
    [ZScore]
    public float X30 { get; init; }

    /// <summary>Number 31.</summary>
    [ZScore]
    public float X31 { get; init; }

    [Label]
    private static bool IsInside(in Point.Row point) => point.Inside > 0.5f;
}
