namespace Millrace.Runtime;

/// <summary>States of artifacts, by the numbers of ML Metadata.</summary>
internal enum MlmdArtifactState
{
    Live = 2,
    Deleted = 4,
}
