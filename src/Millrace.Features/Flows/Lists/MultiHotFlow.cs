namespace Millrace.Features;

/// <summary>Zeros, and ones or counts at the places of the ids of a list.</summary>
/// <param name="ids">The ids.</param>
/// <param name="counts">Whether an id counts as often as the list has it.</param>
internal sealed class MultiHotFlow(IdListFlow ids, bool counts) : FeatureFlow
{
    public IdListFlow Ids => ids;

    public bool Counts => counts;
}
