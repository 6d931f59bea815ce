using System.Diagnostics.CodeAnalysis;

namespace Millrace;

/// <summary>
/// The regular expression that every present text matches as a whole, from its first character to its last. It is checked when the program is compiled,
/// does not depend on the culture, and is matched without backtracking where it can be, in time proportional to the text.
/// </summary>
/// <param name="pattern">The regular expression of .NET.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PatternAttribute([StringSyntax(StringSyntaxAttribute.Regex)] string pattern) : Attribute
{
    /// <summary>The regular expression.</summary>
    public string Pattern { get; } = pattern ?? "";

    /// <summary>The share of present values, 0 to 1, that may not match before validation fails.</summary>
    public double Tolerance { get; init; }
}
