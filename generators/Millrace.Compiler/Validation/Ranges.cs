using System.Globalization;

namespace Millrace.Compiler;

/// <summary>Whether a constant lies in the range or domain of a parameter.</summary>
public static class Ranges
{
    /// <summary>What the value must do instead, or null where it is allowed.</summary>
    public static string? Problem(ParameterModel parameter, ConstantValue constant)
    {
        if (constant.Number is double number && !(number >= (parameter.Minimum ?? double.NegativeInfinity) && number <= (parameter.Maximum ?? double.PositiveInfinity)))
            return string.Format(CultureInfo.InvariantCulture, "lie between {0} and {1}", parameter.Minimum, parameter.Maximum);
        if (constant.Number is null && parameter.Allowed.Count > 0 && !parameter.Allowed.Contains(constant.Text))
            return $"be one of {string.Join(", ", parameter.Allowed)}";
        return null;
    }
}
