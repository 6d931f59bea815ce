namespace Millrace.Compiler;

/// <summary>A setting of a feature attribute, in the order in which the spec's constructor takes it.</summary>
/// <param name="Name">The attribute's property, and the parameter of its constructor where that takes it.</param>
/// <param name="Default">The C# where the attribute does not say.</param>
/// <param name="Minimum">The least number.</param>
/// <param name="Maximum">The greatest number.</param>
/// <param name="Range">What it must be, as a message says it.</param>
public sealed record SettingShape(string Name, string Default, double Minimum = double.NegativeInfinity, double Maximum = double.PositiveInfinity, string Range = "a number")
{
    /// <summary>Where a missing value goes.</summary>
    public static SettingShape Missing { get; } =
        new("Missing", "global::Millrace.Missing.Default", 0, 2, "Missing.Default, Missing.OwnBucket or Missing.Zero");

    /// <summary>How many rows have a value at least for it to be kept.</summary>
    public static SettingShape MinimumCount { get; } = Whole("MinimumCount", 1, 1, 1_000_000_000);

    /// <summary>A whole number between two ends.</summary>
    public static SettingShape Whole(string name, int otherwise, int minimum, int maximum) => new(
        name,
        otherwise.ToString(System.Globalization.CultureInfo.InvariantCulture),
        minimum,
        maximum,
        string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0:N0} to {1:N0}", minimum, maximum));

    /// <summary>A finite number.</summary>
    public static SettingShape Finite(string name, double otherwise) => new(name, CSharp.Literal(otherwise), -double.MaxValue, double.MaxValue, "a finite number");

    /// <summary>A finite number that a <c>float</c> holds.</summary>
    public static SettingShape Single(string name, double otherwise) => new(name, CSharp.Literal(otherwise), -float.MaxValue, float.MaxValue, "a finite float");

    /// <summary>Finite numbers, each above the one before.</summary>
    public static SettingShape Ascending(string name, int most) => new(
        name,
        "[]",
        -double.MaxValue,
        double.MaxValue,
        string.Format(System.Globalization.CultureInfo.InvariantCulture, "1 to {0:N0} finite numbers, each above the one before", most)) { MostNumbers = most };

    /// <summary>A column with keys.</summary>
    public static SettingShape Key(string name) => new(name, "null") { Columns = ColumnGroup.Categories };

    /// <summary>How many numbers it takes at most, of which each is above the one before; 0 where it takes no list of numbers.</summary>
    public int MostNumbers { get; init; }

    /// <summary>The columns of which it names one; null where it names none.</summary>
    public ColumnGroup? Columns { get; init; }

    /// <summary>True or false.</summary>
    public static SettingShape Flag(string name) => new(name, "false");
}
