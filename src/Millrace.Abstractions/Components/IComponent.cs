namespace Millrace;

/// <summary>A component without inputs, as unit tests call it. The generator implements the family for components of up to six inputs.</summary>
/// <typeparam name="TOutput">What it returns; <see cref="NoOutput"/> for nothing.</typeparam>
public interface IComponent<TOutput>
{
    /// <summary>Runs the component.</summary>
    /// <param name="seed">The seed, for components that take one.</param>
    /// <param name="step">The step's context.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What the component returned.</returns>
    ValueTask<TOutput> InvokeAsync(Seed seed, StepContext step, CancellationToken cancellation);
}

/// <summary>A component with one input, as unit tests call it.</summary>
/// <typeparam name="T1">Input 1.</typeparam>
/// <typeparam name="TOutput">What it returns; <see cref="NoOutput"/> for nothing.</typeparam>
public interface IComponent<T1, TOutput>
{
    /// <summary>Runs the component.</summary>
    /// <param name="input1">Input 1.</param>
    /// <param name="seed">The seed, for components that take one.</param>
    /// <param name="step">The step's context.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What the component returned.</returns>
    ValueTask<TOutput> InvokeAsync(T1 input1, Seed seed, StepContext step, CancellationToken cancellation);
}

/// <summary>A component with two inputs, as unit tests call it.</summary>
/// <typeparam name="T1">Input 1.</typeparam>
/// <typeparam name="T2">Input 2.</typeparam>
/// <typeparam name="TOutput">What it returns; <see cref="NoOutput"/> for nothing.</typeparam>
public interface IComponent<T1, T2, TOutput>
{
    /// <summary>Runs the component.</summary>
    /// <param name="input1">Input 1.</param>
    /// <param name="input2">Input 2.</param>
    /// <param name="seed">The seed, for components that take one.</param>
    /// <param name="step">The step's context.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What the component returned.</returns>
    ValueTask<TOutput> InvokeAsync(T1 input1, T2 input2, Seed seed, StepContext step, CancellationToken cancellation);
}

/// <summary>A component with three inputs, as unit tests call it.</summary>
/// <typeparam name="T1">Input 1.</typeparam>
/// <typeparam name="T2">Input 2.</typeparam>
/// <typeparam name="T3">Input 3.</typeparam>
/// <typeparam name="TOutput">What it returns; <see cref="NoOutput"/> for nothing.</typeparam>
public interface IComponent<T1, T2, T3, TOutput>
{
    /// <summary>Runs the component.</summary>
    /// <param name="input1">Input 1.</param>
    /// <param name="input2">Input 2.</param>
    /// <param name="input3">Input 3.</param>
    /// <param name="seed">The seed, for components that take one.</param>
    /// <param name="step">The step's context.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What the component returned.</returns>
    ValueTask<TOutput> InvokeAsync(T1 input1, T2 input2, T3 input3, Seed seed, StepContext step, CancellationToken cancellation);
}

/// <summary>A component with four inputs, as unit tests call it.</summary>
/// <typeparam name="T1">Input 1.</typeparam>
/// <typeparam name="T2">Input 2.</typeparam>
/// <typeparam name="T3">Input 3.</typeparam>
/// <typeparam name="T4">Input 4.</typeparam>
/// <typeparam name="TOutput">What it returns; <see cref="NoOutput"/> for nothing.</typeparam>
public interface IComponent<T1, T2, T3, T4, TOutput>
{
    /// <summary>Runs the component.</summary>
    /// <param name="input1">Input 1.</param>
    /// <param name="input2">Input 2.</param>
    /// <param name="input3">Input 3.</param>
    /// <param name="input4">Input 4.</param>
    /// <param name="seed">The seed, for components that take one.</param>
    /// <param name="step">The step's context.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What the component returned.</returns>
    ValueTask<TOutput> InvokeAsync(T1 input1, T2 input2, T3 input3, T4 input4, Seed seed, StepContext step, CancellationToken cancellation);
}

/// <summary>A component with five inputs, as unit tests call it.</summary>
/// <typeparam name="T1">Input 1.</typeparam>
/// <typeparam name="T2">Input 2.</typeparam>
/// <typeparam name="T3">Input 3.</typeparam>
/// <typeparam name="T4">Input 4.</typeparam>
/// <typeparam name="T5">Input 5.</typeparam>
/// <typeparam name="TOutput">What it returns; <see cref="NoOutput"/> for nothing.</typeparam>
public interface IComponent<T1, T2, T3, T4, T5, TOutput>
{
    /// <summary>Runs the component.</summary>
    /// <param name="input1">Input 1.</param>
    /// <param name="input2">Input 2.</param>
    /// <param name="input3">Input 3.</param>
    /// <param name="input4">Input 4.</param>
    /// <param name="input5">Input 5.</param>
    /// <param name="seed">The seed, for components that take one.</param>
    /// <param name="step">The step's context.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What the component returned.</returns>
    ValueTask<TOutput> InvokeAsync(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5, Seed seed, StepContext step, CancellationToken cancellation);
}

/// <summary>A component with six inputs, as unit tests call it.</summary>
/// <typeparam name="T1">Input 1.</typeparam>
/// <typeparam name="T2">Input 2.</typeparam>
/// <typeparam name="T3">Input 3.</typeparam>
/// <typeparam name="T4">Input 4.</typeparam>
/// <typeparam name="T5">Input 5.</typeparam>
/// <typeparam name="T6">Input 6.</typeparam>
/// <typeparam name="TOutput">What it returns; <see cref="NoOutput"/> for nothing.</typeparam>
public interface IComponent<T1, T2, T3, T4, T5, T6, TOutput>
{
    /// <summary>Runs the component.</summary>
    /// <param name="input1">Input 1.</param>
    /// <param name="input2">Input 2.</param>
    /// <param name="input3">Input 3.</param>
    /// <param name="input4">Input 4.</param>
    /// <param name="input5">Input 5.</param>
    /// <param name="input6">Input 6.</param>
    /// <param name="seed">The seed, for components that take one.</param>
    /// <param name="step">The step's context.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What the component returned.</returns>
    ValueTask<TOutput> InvokeAsync(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5, T6 input6, Seed seed, StepContext step, CancellationToken cancellation);
}
