namespace Millrace;

/// <summary>A pipeline and its plan. Generated for classes marked <see cref="PipelineAttribute"/>.</summary>
/// <typeparam name="TSelf">The pipeline's class.</typeparam>
public interface IPipeline<TSelf>
    where TSelf : class, IPipeline<TSelf>
{
    /// <summary>The static plan.</summary>
    static abstract PipelinePlan Plan { get; }
}
