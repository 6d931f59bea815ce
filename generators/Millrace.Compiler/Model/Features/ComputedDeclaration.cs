namespace Millrace.Compiler;

/// <summary>A method marked <c>[Computed]</c> as it is written, right or wrong.</summary>
public sealed record ComputedDeclaration
{
    public required string Name { get; init; }

    public LocationInfo Location { get; init; }

    /// <summary>Whether the struct has the same method again, of which C# complains.</summary>
    public bool IsDeclaredTwice { get; init; }

    /// <summary>What is wrong with its form, as the message says it, and where; null where nothing is.</summary>
    public Named? Problem { get; init; }

    /// <summary>Whether it can be called: false where its form is wrong, which is an error already.</summary>
    public bool IsCallable { get; init; }

    /// <summary>The column that it computes; null where its type cannot be one.</summary>
    public ColumnModel? Column { get; init; }

    /// <summary>The members of the row that its body reads by name, each where it is read first.</summary>
    public EquatableArray<Named> Reads { get; init; }
}
