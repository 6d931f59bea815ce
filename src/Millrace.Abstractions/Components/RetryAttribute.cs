using System.Diagnostics.CodeAnalysis;

namespace Millrace;

/// <summary>
/// Says that a step of the component is tried again after an exception that passes. Between attempts it waits, each time about twice as long. Any other
/// exception ends the step at once. Configuration may override <c>attempts</c> and <c>retry-delay</c>.
/// </summary>
/// <remarks>
/// What is thrown while inputs are opened and outputs saved counts as what a component throws. A client that gives up after a time of its own, as
/// <c>HttpClient</c> does, throws an <see cref="OperationCanceledException"/> around a <see cref="TimeoutException"/>: name <see cref="TimeoutException"/>.
/// </remarks>
/// <param name="attempts">How often the step is tried at most: 2 to 100.</param>
/// <param name="transient">The exceptions that pass; derived ones do as well.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RetryAttribute(int attempts, params Type[] transient) : Attribute
{
    /// <summary>How often the step is tried at most.</summary>
    public int Attempts { get; } = attempts;

    /// <summary>The exceptions that pass.</summary>
    public IReadOnlyList<Type> Transient { get; } = transient;

    /// <summary>How long to wait before the second attempt: <c>"00:00:02"</c>.</summary>
    [StringSyntax(StringSyntaxAttribute.TimeSpanFormat)]
    public string Delay { get; init; } = "00:00:02";
}
