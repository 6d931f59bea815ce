using System.Globalization;

namespace Millrace.Runtime;

/// <summary>Ends an attempt of a step that took longer than it may.</summary>
public sealed class StepTimeoutException : TimeoutException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="step">The step's name.</param>
    /// <param name="limit">How long an attempt may take.</param>
    /// <param name="cause">What the attempt ended with; null where it did not.</param>
    public StepTimeoutException(string step, TimeSpan limit, Exception? cause)
        : base(Text(step, limit), cause)
    {
    }

    private const string Remedy = "Raise it with [Timeout] on the component or with the setting 'timeout' of the step.";

    /// <summary>The message for a step.</summary>
    internal static string Text(string step, TimeSpan limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"Step '{step}' took longer than {limit.TotalSeconds:0.###} s, which is its limit. {Remedy}");
}
