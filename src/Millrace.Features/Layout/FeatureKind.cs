namespace Millrace.Features;

/// <summary>What the numbers of a feature mean, which decides what a model may do with them.</summary>
public enum FeatureKind
{
    /// <summary>A quantity: its order and distances mean something.</summary>
    Numeric,

    /// <summary>The id of a category, 0 to <see cref="FeatureSlot.Cardinality"/> − 1, as one number.</summary>
    Category,

    /// <summary>Zeros and ones, one a category.</summary>
    Indicator,

    /// <summary>Ids of categories, 0 to <see cref="FeatureSlot.Cardinality"/> − 1, any number of them a row: they have no place in the vector.</summary>
    Sparse,
}
