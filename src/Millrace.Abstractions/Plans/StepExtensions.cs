using System.Runtime.CompilerServices;

namespace Millrace;

/// <summary>What may follow a step in <c>Define</c>. These methods say something to the generator; they do nothing when called.</summary>
public static class StepExtensions
{
    /// <summary>Names the step; needed where a component is used more than once.</summary>
    /// <param name="step">The step.</param>
    /// <param name="name">A constant in kebab case; in a loop, a text over its variables, such as <c>$"trees-{depth}"</c>.</param>
    public static StepHandle Named(this StepHandle step, string name) => step;

    /// <summary>Names the step; needed where a component is used more than once.</summary>
    /// <typeparam name="T">The output's type.</typeparam>
    /// <param name="step">The step.</param>
    /// <param name="name">A constant in kebab case; in a loop, a text over its variables, such as <c>$"trees-{depth}"</c>.</param>
    public static Handle<T> Named<T>(this Handle<T> step, string name)
        where T : class => step;

    /// <summary>Names a step of several outputs; needed where a component is used more than once.</summary>
    /// <typeparam name="TOutputs">The tuple of handles.</typeparam>
    /// <param name="step">The step.</param>
    /// <param name="name">A constant in kebab case; in a loop, a text over its variables, such as <c>$"trees-{depth}"</c>.</param>
    public static TOutputs Named<TOutputs>(this TOutputs step, string name)
        where TOutputs : struct, ITuple => step;
}
