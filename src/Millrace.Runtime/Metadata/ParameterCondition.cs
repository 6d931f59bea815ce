using System.Globalization;

namespace Millrace.Runtime;

/// <summary>
/// What a parameter of a run is to be. Two numbers are compared as numbers, everything else as texts, by their characters' numbers. A secret meets no
/// condition.
/// </summary>
/// <param name="Name">The parameter's name; <c>step.parameter</c> for one of a step that was given its value.</param>
/// <param name="Comparison">How it is to stand to the value.</param>
/// <param name="Value">The value.</param>
public sealed record ParameterCondition(string Name, Comparison Comparison, string Value)
{
    /// <summary>Whether a value meets the condition.</summary>
    /// <param name="parameter">The recorded parameter.</param>
    internal bool Holds(ParameterRecord parameter)
    {
        if (parameter.IsSecret || parameter.Value is not { } value)
            return false;
        int? order = Number(value) is { } left && Number(Value) is { } right
            ? double.IsNaN(left) || double.IsNaN(right) ? null : left.CompareTo(right)
            : string.CompareOrdinal(value, Value);
        return Comparison switch
        {
            Comparison.Equal => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
}
