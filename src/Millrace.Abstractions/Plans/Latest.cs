namespace Millrace;

/// <summary>Takes in <c>Define</c> what an earlier run has made, of this pipeline or another.</summary>
public static class Latest
{
    /// <summary>
    /// The latest committed result of a step. It is found when the run begins, before keys are computed, and enters keys by its content. Where there is
    /// none yet, the run goes on without it, as without a step whose condition does not hold.
    /// </summary>
    /// <typeparam name="T">The artifact's type.</typeparam>
    /// <param name="place">A constant <c>pipeline/step/output</c>; the output may be left out where the step has one.</param>
    public static Handle<T> Of<T>(string place)
        where T : class, IArtifact<T> => default;
}
