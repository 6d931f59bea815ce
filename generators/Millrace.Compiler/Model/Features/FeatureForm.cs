namespace Millrace.Compiler;

/// <summary>What a feature is after a stage. Members are named as those of <c>Millrace.Features.FeatureKind</c>.</summary>
public enum FeatureForm
{
    Numeric,
    Category,
    Indicator,

    /// <summary>Ids, any number of them a row.</summary>
    Sparse,
}
