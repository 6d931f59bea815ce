using System.Runtime.InteropServices;

namespace Millrace.Learning;

/// <summary>
/// One decision of a tree: a row whose feature is less than or equal to the threshold goes one way, every other row, NaN included, the other.
/// </summary>
/// <param name="Feature">Position of the feature in the row.</param>
/// <param name="Threshold">The threshold; not NaN.</param>
/// <param name="LessOrEqual">Where to go next: a node's index, or the complement (<c>~</c>) of a leaf's.</param>
/// <param name="Greater">Where to go otherwise, in the same way.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TreeNode(int Feature, float Threshold, int LessOrEqual, int Greater);
