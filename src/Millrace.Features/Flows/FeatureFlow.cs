namespace Millrace.Features;

/// <summary>What passes from one stage of a feature to the next, for one lane of it: a column, numbers or ids. Immutable, so that threads share it.</summary>
internal abstract class FeatureFlow;
