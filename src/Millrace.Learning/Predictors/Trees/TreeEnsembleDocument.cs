namespace Millrace.Learning;

/// <summary>The description beside the arrays: how many of each there are.</summary>
internal sealed record TreeEnsembleDocument(
    string Format,
    int Version,
    int Width,
    int Trees,
    int Decisions,
    int Leaves,
    double Bias,
    CalibrationDocument? Calibration)
{
    /// <summary>Bytes of the arrays: a root and a weight a tree, four numbers a decision, a value a leaf.</summary>
    public long ArrayBytes => (Trees * 12L) + (Decisions * 16L) + (Leaves * 8L);
}
