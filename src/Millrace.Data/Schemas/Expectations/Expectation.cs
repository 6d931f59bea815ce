using System.Globalization;

namespace Millrace.Data;

/// <summary>What is expected of a column's values, or of a schema's rows. A closed family, made from attributes by the generator.</summary>
public abstract record Expectation
{
    private protected Expectation()
    {
    }

    /// <summary>The share of what is checked, 0 to 1, that may break it; 0 where the attribute takes none.</summary>
    public double Tolerance { get; init; }

    /// <summary>The name of the attribute that declares it: <c>InRange</c>.</summary>
    public abstract string Attribute { get; }

    /// <summary>The arguments of the attribute as C#, but for the tolerance.</summary>
    private protected virtual IEnumerable<string> Arguments => [];

    /// <summary>The attribute that declares it, as C#: <c>[InRange(0, 700, Tolerance = 0.01)]</c>.</summary>
    public sealed override string ToString()
    {
        string arguments = string.Join(", ", Tolerance > 0 ? Arguments.Append($"Tolerance = {Number(Tolerance)}") : Arguments);
        return arguments.Length == 0 ? $"[{Attribute}]" : $"[{Attribute}({arguments})]";
    }

    private protected static string Number(double number) => number switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        double.NaN => "double.NaN",
        _ => number.ToString("R", CultureInfo.InvariantCulture),
    };

    private protected static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private protected static IEnumerable<string> Settings(params IEnumerable<(string Name, double? Value)> settings) =>
        settings.Where(static each => each.Value is not null).Select(static each => $"{each.Name} = {Number(each.Value!.Value)}");
}
