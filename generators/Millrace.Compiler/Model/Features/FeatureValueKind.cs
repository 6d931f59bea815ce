namespace Millrace.Compiler;

/// <summary>The type of a feature's property.</summary>
public enum FeatureValueKind
{
    /// <summary>None that a feature can have.</summary>
    Other,

    /// <summary><c>float</c>: a quantity.</summary>
    Single,

    /// <summary><c>int</c>: the id of a category or bucket.</summary>
    Int32,

    /// <summary><c>float[]</c>: one number a category, or several quantities.</summary>
    Singles,

    /// <summary><c>int[]</c>: several ids, or any number of them.</summary>
    Int32s,
}
