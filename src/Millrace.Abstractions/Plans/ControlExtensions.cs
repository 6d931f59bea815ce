using System.Runtime.CompilerServices;

namespace Millrace;

/// <summary>Whether and when steps run. Like <c>Named</c>, these say something to the generator; they do nothing when called.</summary>
public static class ControlExtensions
{
    /// <summary>
    /// Runs the step only where a value is true. Otherwise the run goes on without its result: an optional input gets null, a list goes without it,
    /// <see cref="Or{T}"/> puts another in its place, and whatever else takes it is skipped with it.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="condition">The value.</param>
    public static StepHandle When(this StepHandle step, Handle<Value<bool>> condition) => step;

    /// <inheritdoc cref="When(StepHandle, Handle{Value{bool}})"/>
    /// <typeparam name="T">The output's type.</typeparam>
    public static Handle<T> When<T>(this Handle<T> step, Handle<Value<bool>> condition)
        where T : class => step;

    /// <inheritdoc cref="When(StepHandle, Handle{Value{bool}})"/>
    /// <typeparam name="TOutputs">The tuple of handles.</typeparam>
    public static TOutputs When<TOutputs>(this TOutputs step, Handle<Value<bool>> condition)
        where TOutputs : struct, ITuple => step;

    /// <summary>Runs the step only where a value is false; otherwise as <see cref="When(StepHandle, Handle{Value{bool}})"/>.</summary>
    /// <param name="step">The step.</param>
    /// <param name="condition">The value.</param>
    public static StepHandle Unless(this StepHandle step, Handle<Value<bool>> condition) => step;

    /// <inheritdoc cref="Unless(StepHandle, Handle{Value{bool}})"/>
    /// <typeparam name="T">The output's type.</typeparam>
    public static Handle<T> Unless<T>(this Handle<T> step, Handle<Value<bool>> condition)
        where T : class => step;

    /// <inheritdoc cref="Unless(StepHandle, Handle{Value{bool}})"/>
    /// <typeparam name="TOutputs">The tuple of handles.</typeparam>
    public static TOutputs Unless<TOutputs>(this TOutputs step, Handle<Value<bool>> condition)
        where TOutputs : struct, ITuple => step;

    /// <summary>Takes another result where the run goes on without the first: joins two branches.</summary>
    /// <typeparam name="T">The artifact's type.</typeparam>
    /// <param name="first">The result that is taken where it is there.</param>
    /// <param name="other">What stands in for it.</param>
    public static Handle<T> Or<T>(this Handle<T> first, Handle<T> other)
        where T : class => first;

    /// <summary>
    /// Runs the step at the end of what it needs, whatever became of that: also after a failure, a closed gate, or cancellation. All inputs of its
    /// component are optional, and null where there is nothing.
    /// </summary>
    /// <param name="step">The step.</param>
    public static StepHandle Always(this StepHandle step) => step;

    /// <inheritdoc cref="Always(StepHandle)"/>
    /// <typeparam name="T">The output's type.</typeparam>
    public static Handle<T> Always<T>(this Handle<T> step)
        where T : class => step;

    /// <inheritdoc cref="Always(StepHandle)"/>
    /// <typeparam name="TOutputs">The tuple of handles.</typeparam>
    public static TOutputs Always<TOutputs>(this TOutputs step)
        where TOutputs : struct, ITuple => step;
}
