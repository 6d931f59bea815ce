namespace Millrace.Compiler;

/// <summary>The label method as generated code needs it.</summary>
/// <param name="Name">The method's name, without <c>@</c>.</param>
/// <param name="RowType">The schema of the row that it reads, as generated code spells it.</param>
/// <param name="ReturnsBoolean">Whether it returns true or false rather than a number.</param>
/// <param name="IsCallable">Whether it can be called: false where its form is wrong, which is an error already.</param>
public sealed record LabelModel(string Name, string RowType, bool ReturnsBoolean, bool IsCallable)
{
    /// <summary>Whether it returns a class, a text or a member of an enumeration.</summary>
    public bool ReturnsClass { get; init; }

    /// <summary>The enumeration that it returns, as generated code spells it; null where it returns none.</summary>
    public string? EnumType { get; init; }
}
