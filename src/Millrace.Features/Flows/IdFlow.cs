namespace Millrace.Features;

/// <summary>Ids of categories.</summary>
internal abstract class IdFlow : FeatureFlow
{
    /// <summary>The id of what belongs to no category.</summary>
    public const int None = -1;

    /// <summary>Computes the ids of some rows.</summary>
    /// <param name="work">The rows.</param>
    /// <param name="first">The first row.</param>
    /// <param name="ids">Receives an id a row, from the first on; <see cref="None"/> for none.</param>
    public abstract void Read(FeatureWork work, int first, Span<int> ids);
}
