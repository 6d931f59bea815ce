using System.Diagnostics.CodeAnalysis;

namespace Millrace;

/// <summary>
/// Limits how long one attempt of a step of the component may take. After that it is told to end, and given up where it does not. Configuration may
/// override <c>timeout</c>.
/// </summary>
/// <param name="after">The time: <c>"00:30:00"</c>, <c>"1.00:00:00"</c> for a day.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TimeoutAttribute([StringSyntax(StringSyntaxAttribute.TimeSpanFormat)] string after) : Attribute
{
    /// <summary>The time.</summary>
    public string After { get; } = after;
}
