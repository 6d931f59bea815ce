namespace Millrace.Compiler;

/// <summary>How a feature is computed. Members are named as the attributes and as the specs of <c>Millrace.Features</c>.</summary>
public enum TransformKind
{
    ZScore,
    PassThrough,
    Bucketize,
    Vocabulary,
    OneHot,
    Impute,
    MinMax,
    RobustScale,
    Log,
    Power,
    Clip,
    BucketizeBy,
    Interpolate,
    IsMissing,
    Hash,
    Cross,
    Counts,
    ImputeText,
    DatePart,
    Year,
    Cyclic,
    Elapsed,
    FixedLength,
    MultiHot,
    Distance,
    GeoCell,
    Custom,
    CustomText,
}
