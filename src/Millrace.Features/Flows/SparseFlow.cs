namespace Millrace.Features;

/// <summary>Ids of categories, any number of them a row.</summary>
internal abstract class SparseFlow : FeatureFlow
{
    /// <summary>Adds the ids of some rows, each row's and its end.</summary>
    /// <param name="work">The rows.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many.</param>
    /// <param name="ids">Receives them.</param>
    public abstract void Read(FeatureWork work, int first, int count, SparseIds ids);
}
