namespace Millrace.Features;

/// <summary>Zeros, and a one at the place of an id.</summary>
/// <param name="ids">The ids.</param>
internal sealed class IndicatorFlow(IdFlow ids) : FeatureFlow
{
    public IdFlow Ids => ids;
}
