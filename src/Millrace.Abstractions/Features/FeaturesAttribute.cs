namespace Millrace;

/// <summary>
/// Declares a <c>partial record struct</c> as the features that a model sees, each property one feature computed from a column of
/// <typeparamref name="TRow"/>: what is known when a prediction is asked for.
/// </summary>
/// <typeparam name="TRow">The schema that exists at serving time. A column that is not in it, such as the label, cannot become a feature.</typeparam>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class FeaturesAttribute<TRow> : Attribute
    where TRow : struct;
