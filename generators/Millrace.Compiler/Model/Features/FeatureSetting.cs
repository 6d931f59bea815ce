namespace Millrace.Compiler;

/// <summary>A setting that a feature attribute gives, and where it is written.</summary>
/// <param name="Name">The attribute's property: <c>Top</c>.</param>
/// <param name="Code">The value as generated code spells it.</param>
/// <param name="Number">The value as a number, an enumeration's as well; null where it is none.</param>
/// <param name="Location">Where it is written.</param>
public sealed record FeatureSetting(string Name, string Code, double? Number, LocationInfo Location)
{
    /// <summary>The row's property that it names; null where it names none.</summary>
    public Named? Column { get; init; }

    /// <summary>The value as numbers, where it is a list of them.</summary>
    public EquatableArray<double> Numbers { get; init; }
}
