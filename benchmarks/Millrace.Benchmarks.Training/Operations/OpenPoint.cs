namespace Millrace.Benchmarks.Training;

/// <summary>A point in thirty-two dimensions.</summary>
[Schema]
public partial record struct OpenPoint
{
    /// <summary>Number 0.</summary>
    [Column("x0")]
    public float X0 { get; init; }

    /// <summary>Number 1.</summary>
    [Column("x1")]
    public float X1 { get; init; }

    /// <summary>Number 2.</summary>
    [Column("x2")]
    public float X2 { get; init; }

    /// <summary>Number 3.</summary>
    [Column("x3")]
    public float X3 { get; init; }

    /// <summary>Number 4.</summary>
    [Column("x4")]
    public float X4 { get; init; }

    /// <summary>Number 5.</summary>
    [Column("x5")]
    public float X5 { get; init; }

    /// <summary>Number 6.</summary>
    [Column("x6")]
    public float X6 { get; init; }

    /// <summary>Number 7.</summary>
    [Column("x7")]
    public float X7 { get; init; }

    /// <summary>Number 8.</summary>
    [Column("x8")]
    public float X8 { get; init; }

    /// <summary>Number 9.</summary>
    [Column("x9")]
    public float X9 { get; init; }

    /// <summary>Number 10.</summary>
    [Column("x10")]
    public float X10 { get; init; }

    /// <summary>Number 11.</summary>
    [Column("x11")]
    public float X11 { get; init; }

    /// <summary>Number 12.</summary>
    [Column("x12")]
    public float X12 { get; init; }

    /// <summary>Number 13.</summary>
    [Column("x13")]
    public float X13 { get; init; }

    /// <summary>Number 14.</summary>
    [Column("x14")]
    public float X14 { get; init; }

    /// <summary>Number 15.</summary>
    [Column("x15")]
    public float X15 { get; init; }

    /// <summary>Number 16.</summary>
    [Column("x16")]
    public float X16 { get; init; }

    /// <summary>Number 17.</summary>
    [Column("x17")]
    public float X17 { get; init; }

    /// <summary>Number 18.</summary>
    [Column("x18")]
    public float X18 { get; init; }

    /// <summary>Number 19.</summary>
    [Column("x19")]
    public float X19 { get; init; }

    /// <summary>Number 20.</summary>
    [Column("x20")]
    public float X20 { get; init; }

    /// <summary>Number 21.</summary>
    [Column("x21")]
    public float X21 { get; init; }

    /// <summary>Number 22.</summary>
    [Column("x22")]
    public float X22 { get; init; }

    /// <summary>Number 23.</summary>
    [Column("x23")]
    public float X23 { get; init; }

    /// <summary>Number 24.</summary>
    [Column("x24")]
    public float X24 { get; init; }

    /// <summary>Number 25.</summary>
    [Column("x25")]
    public float X25 { get; init; }

    /// <summary>Number 26.</summary>
    [Column("x26")]
    public float X26 { get; init; }

    /// <summary>Number 27.</summary>
    [Column("x27")]
    public float X27 { get; init; }

    /// <summary>Number 28.</summary>
    [Column("x28")]
    public float X28 { get; init; }

    /// <summary>Number 29.</summary>
    [Column("x29")]
    public float X29 { get; init; }

    /// <summary>Number 30.</summary>
    [Column("x30")]
    public float X30 { get; init; }

    /// <summary>Number 31.</summary>
    [Column("x31")]
    public float X31 { get; init; }
}
