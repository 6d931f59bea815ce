namespace Millrace.Runtime;

/// <summary>States of executions, by the numbers of ML Metadata.</summary>
internal enum MlmdExecutionState
{
    New = 1,
    Running = 2,
    Complete = 3,
    Failed = 4,
    Cached = 5,
    Canceled = 6,
}
