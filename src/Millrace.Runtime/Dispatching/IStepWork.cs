namespace Millrace.Runtime;

/// <summary>What is done with the steps of a graph.</summary>
internal interface IStepWork
{
    /// <summary>Does the work of one step. Called once for each, when all that it needs has ended.</summary>
    /// <param name="step">The step's position.</param>
    /// <returns>False where the step was ended from outside in the meantime (<see cref="Dispatcher.EndFromOutside"/>).</returns>
    ValueTask<bool> RunAsync(int step);
}
