namespace Millrace.Runtime;

/// <summary>How an execution deals with an artifact, by the numbers of ML Metadata.</summary>
internal enum MlmdEventType
{
    Input = 3,
    Output = 4,
    InternalInput = 5,
    InternalOutput = 6,
}
