namespace Millrace.Features;

/// <summary>
/// Marks a type parameter of a component as a feature set that is learned in one look at the rows, as <see cref="AnalyseFeatures{TRow, TFeatures}"/> does.
/// Where a pipeline names the feature set, the compiler refuses one that cannot be learned so (MR0450); what it cannot follow is refused when the component
/// runs.
/// </summary>
[AttributeUsage(AttributeTargets.GenericParameter)]
public sealed class OneScanAttribute : Attribute;
