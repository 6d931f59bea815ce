namespace Millrace.Runtime;

/// <summary>What a type is the type of, by the numbers of ML Metadata.</summary>
internal enum MlmdTypeKind
{
    Execution = 0,
    Artifact = 1,
    Context = 2,
}
