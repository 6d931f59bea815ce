namespace Millrace.Testing;

/// <summary>
/// Runs a component by itself, as a plain class: <c>var parts = await ComponentTest.RunAsync(new SplitTrips { TestFraction = 0.3 }, Dataset.Of(rows));</c>
/// Pass a <see cref="TestStepContext"/> to choose the seed, to see recorded metrics, or to remove temporary files before the process ends.
/// </summary>
public static class ComponentTest
{
    /// <summary>Runs a component with no inputs.</summary>
    /// <typeparam name="TOutput">What it returns.</typeparam>
    /// <param name="component">The component, its parameters set.</param>
    /// <param name="step">The context; null for one whose folders are removed when the process ends.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What the component returned.</returns>
    public static Task<TOutput> RunAsync<TOutput>(
        IComponent<TOutput> component,
        TestStepContext? step = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(component);
        return RunAsync(step, context => component.InvokeAsync(context.Seed, context, cancellation));
    }

    /// <summary>Runs a component with one input.</summary>
    /// <typeparam name="T1">Input 1.</typeparam>
    /// <typeparam name="TOutput">What it returns.</typeparam>
    /// <param name="component">The component, its parameters set.</param>
    /// <param name="input1">Input 1.</param>
    /// <param name="step">The context; null for one whose folders are removed when the process ends.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What the component returned.</returns>
    public static Task<TOutput> RunAsync<T1, TOutput>(
        IComponent<T1, TOutput> component,
        T1 input1,
        TestStepContext? step = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(component);
        return RunAsync(step, context => component.InvokeAsync(input1, context.Seed, context, cancellation));
    }

    /// <summary>Runs a component with two inputs.</summary>
    /// <typeparam name="T1">Input 1.</typeparam>
    /// <typeparam name="T2">Input 2.</typeparam>
    /// <typeparam name="TOutput">What it returns.</typeparam>
    /// <param name="component">The component, its parameters set.</param>
    /// <param name="input1">Input 1.</param>
    /// <param name="input2">Input 2.</param>
    /// <param name="step">The context; null for one whose folders are removed when the process ends.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What the component returned.</returns>
    public static Task<TOutput> RunAsync<T1, T2, TOutput>(
        IComponent<T1, T2, TOutput> component,
        T1 input1,
        T2 input2,
        TestStepContext? step = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(component);
        return RunAsync(step, context => component.InvokeAsync(input1, input2, context.Seed, context, cancellation));
    }

    /// <summary>Runs a component with three inputs.</summary>
    /// <typeparam name="T1">Input 1.</typeparam>
    /// <typeparam name="T2">Input 2.</typeparam>
    /// <typeparam name="T3">Input 3.</typeparam>
    /// <typeparam name="TOutput">What it returns.</typeparam>
    /// <param name="component">The component, its parameters set.</param>
    /// <param name="input1">Input 1.</param>
    /// <param name="input2">Input 2.</param>
    /// <param name="input3">Input 3.</param>
    /// <param name="step">The context; null for one whose folders are removed when the process ends.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What the component returned.</returns>
    public static Task<TOutput> RunAsync<T1, T2, T3, TOutput>(
        IComponent<T1, T2, T3, TOutput> component,
        T1 input1,
        T2 input2,
        T3 input3,
        TestStepContext? step = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(component);
        return RunAsync(step, context => component.InvokeAsync(input1, input2, input3, context.Seed, context, cancellation));
    }

    /// <summary>Runs a component with four inputs.</summary>
    /// <typeparam name="T1">Input 1.</typeparam>
    /// <typeparam name="T2">Input 2.</typeparam>
    /// <typeparam name="T3">Input 3.</typeparam>
    /// <typeparam name="T4">Input 4.</typeparam>
    /// <typeparam name="TOutput">What it returns.</typeparam>
    /// <param name="component">The component, its parameters set.</param>
    /// <param name="input1">Input 1.</param>
    /// <param name="input2">Input 2.</param>
    /// <param name="input3">Input 3.</param>
    /// <param name="input4">Input 4.</param>
    /// <param name="step">The context; null for one whose folders are removed when the process ends.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What the component returned.</returns>
    public static Task<TOutput> RunAsync<T1, T2, T3, T4, TOutput>(
        IComponent<T1, T2, T3, T4, TOutput> component,
        T1 input1,
        T2 input2,
        T3 input3,
        T4 input4,
        TestStepContext? step = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(component);
        return RunAsync(step, context => component.InvokeAsync(input1, input2, input3, input4, context.Seed, context, cancellation));
    }

    /// <summary>Runs a component with five inputs.</summary>
    /// <typeparam name="T1">Input 1.</typeparam>
    /// <typeparam name="T2">Input 2.</typeparam>
    /// <typeparam name="T3">Input 3.</typeparam>
    /// <typeparam name="T4">Input 4.</typeparam>
    /// <typeparam name="T5">Input 5.</typeparam>
    /// <typeparam name="TOutput">What it returns.</typeparam>
    /// <param name="component">The component, its parameters set.</param>
    /// <param name="input1">Input 1.</param>
    /// <param name="input2">Input 2.</param>
    /// <param name="input3">Input 3.</param>
    /// <param name="input4">Input 4.</param>
    /// <param name="input5">Input 5.</param>
    /// <param name="step">The context; null for one whose folders are removed when the process ends.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What the component returned.</returns>
    public static Task<TOutput> RunAsync<T1, T2, T3, T4, T5, TOutput>(
        IComponent<T1, T2, T3, T4, T5, TOutput> component,
        T1 input1,
        T2 input2,
        T3 input3,
        T4 input4,
        T5 input5,
        TestStepContext? step = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(component);
        return RunAsync(step, context => component.InvokeAsync(input1, input2, input3, input4, input5, context.Seed, context, cancellation));
    }

    /// <summary>Runs a component with six inputs.</summary>
    /// <typeparam name="T1">Input 1.</typeparam>
    /// <typeparam name="T2">Input 2.</typeparam>
    /// <typeparam name="T3">Input 3.</typeparam>
    /// <typeparam name="T4">Input 4.</typeparam>
    /// <typeparam name="T5">Input 5.</typeparam>
    /// <typeparam name="T6">Input 6.</typeparam>
    /// <typeparam name="TOutput">What it returns.</typeparam>
    /// <param name="component">The component, its parameters set.</param>
    /// <param name="input1">Input 1.</param>
    /// <param name="input2">Input 2.</param>
    /// <param name="input3">Input 3.</param>
    /// <param name="input4">Input 4.</param>
    /// <param name="input5">Input 5.</param>
    /// <param name="input6">Input 6.</param>
    /// <param name="step">The context; null for one whose folders are removed when the process ends.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What the component returned.</returns>
    public static Task<TOutput> RunAsync<T1, T2, T3, T4, T5, T6, TOutput>(
        IComponent<T1, T2, T3, T4, T5, T6, TOutput> component,
        T1 input1,
        T2 input2,
        T3 input3,
        T4 input4,
        T5 input5,
        T6 input6,
        TestStepContext? step = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(component);
        return RunAsync(step, context => component.InvokeAsync(input1, input2, input3, input4, input5, input6, context.Seed, context, cancellation));
    }

    private static async Task<TOutput> RunAsync<TOutput>(TestStepContext? step, Func<TestStepContext, ValueTask<TOutput>> invoke)
    {
        TestStepContext context = step ?? new TestStepContext();
        ProcessorShare.Grant(context.Processors);
        return await invoke(context).ConfigureAwait(false);
    }
}
