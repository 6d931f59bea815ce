namespace Millrace.Compiler;

/// <summary>A method marked <c>[Label]</c> or <c>[Weight]</c> as it is written, right or wrong.</summary>
public sealed record LabelDeclaration
{
    public required string Name { get; init; }

    public LocationInfo Location { get; init; }

    /// <summary>Whether the struct has the same method again, of which C# complains.</summary>
    public bool IsDeclaredTwice { get; init; }

    /// <summary>What is wrong with its form, as the message says it, and where; null where nothing is.</summary>
    public Named? Problem { get; init; }

    /// <summary>Whether it returns true or false rather than a number.</summary>
    public bool ReturnsBoolean { get; init; }

    /// <summary>Whether it returns a class, a text or a member of an enumeration.</summary>
    public bool ReturnsClass { get; init; }

    /// <summary>The enumeration that it returns, as generated code spells it; null where it returns none.</summary>
    public string? EnumType { get; init; }

    /// <summary>The schema of the row that it reads, as generated code spells it; null where it is not known.</summary>
    public string? RowType { get; init; }

    public string RowName { get; init; } = "";

    public LocationInfo RowLocation { get; init; }

    /// <summary>Whether that schema or a member of it is named as a generated member, so that its row view has another name; an error already.</summary>
    public bool RowHasReservedNames { get; init; }

    /// <summary>Whether that schema is the features' or derived from it.</summary>
    public bool RowDerives { get; init; }

    /// <summary>The members of the row that its body reads by name, each where it is read first.</summary>
    public EquatableArray<Named> Reads { get; init; }

    /// <summary>The columns of that schema.</summary>
    public EquatableArray<ColumnModel> Columns { get; init; }
}
