using System.Globalization;

namespace Millrace.Compiler;

/// <summary>Whether a constant lies in the range or domain of a parameter.</summary>
public static class Ranges
{
    /// <summary>What the value must do instead, or null where it is allowed.</summary>
    public static string? Problem(ParameterModel parameter, ConstantValue constant)
    {
        double least = parameter.Minimum ?? double.NegativeInfinity;
        double most = parameter.Maximum ?? double.PositiveInfinity;
        // What is no number lies in no range, and may be meant where there is none.
        bool hasRange = !double.IsNegativeInfinity(least) || !double.IsPositiveInfinity(most);
        if (hasRange && constant.Number is double number && !(number >= least && number <= most))
            return string.Format(CultureInfo.InvariantCulture, double.IsPositiveInfinity(most) ? "be at least {0}" : double.IsNegativeInfinity(least) ? "be at most {1}" : "lie between {0} and {1}", least, most);
        if (constant.Number is null && parameter.Allowed.Count > 0 && !parameter.Allowed.Contains(constant.Text))
            return $"be one of {string.Join(", ", parameter.Allowed)}";
        return null;
    }
}
