namespace Millrace.Features;

/// <summary>A stage that is not fitted yet.</summary>
/// <param name="Spec">The stage.</param>
/// <param name="Requests">What has to be known of the rows before it is; none where it learns nothing.</param>
/// <param name="IsNext">Whether the next scan learns it.</param>
internal sealed record StageAhead(FeatureSpec Spec, AnalysisRequest[] Requests, bool IsNext);
