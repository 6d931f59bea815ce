namespace Millrace.Runtime;

/// <summary>
/// The metadata as it is at one moment: whatever is committed while it is open, all answers fit each other. Of one thread, and to be closed soon, because what
/// others replace meanwhile is kept for it.
/// </summary>
internal interface IMetadataView : IDisposable
{
    /// <summary>Reads runs.</summary>
    IRunQueries Runs { get; }

    /// <summary>Reads steps.</summary>
    IStepQueries Steps { get; }

    /// <summary>Finds artifacts.</summary>
    IArtifactQueries Artifacts { get; }
}
