namespace Millrace.Data;

/// <summary>Ways to write data from a running step.</summary>
public static class StepContextExtensions
{
    /// <summary>Starts a dataset in a folder of the step. Return what <see cref="DatasetWriter{T}.CompleteAsync"/> gives as an output.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="step">The step.</param>
    /// <param name="options">How the dataset is written; null for <see cref="DatasetWriteOptions.Default"/>.</param>
    public static DatasetWriter<T> CreateDataset<T>(this StepContext step, DatasetWriteOptions? options = null)
        where T : struct, ISchema<T> => new(step.CreateFolder(), options ?? DatasetWriteOptions.Default);
}
