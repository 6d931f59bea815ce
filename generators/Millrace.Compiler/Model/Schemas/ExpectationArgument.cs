namespace Millrace.Compiler;

/// <summary>An argument of an attribute that says what is expected.</summary>
/// <param name="Name">The name of the attribute's property: <c>Minimum</c>.</param>
/// <param name="Location">Where it is written; the attribute's place where it is not.</param>
public sealed record ExpectationArgument(string Name, LocationInfo Location)
{
    /// <summary>The value where it is a number.</summary>
    public double Number { get; init; }

    /// <summary>The value where it is a whole number.</summary>
    public long Whole { get; init; }

    /// <summary>The value where it is a text.</summary>
    public string Text { get; init; } = "";

    /// <summary>The values where there may be any number, each with its place.</summary>
    public EquatableArray<Named> Texts { get; init; }

    /// <summary>The value where it is true or false.</summary>
    public bool IsTrue { get; init; }
}
