namespace Millrace.Compiler;

/// <summary>
/// The names of the generated members. They differ from the standard ones only in a schema that takes those for itself or for its own members,
/// which is an error already.
/// </summary>
public sealed record SchemaMemberNames(string Schema, string Batch, string Row, string Columns)
{
    /// <summary>The method that says what is expected; its name differs where a member has it.</summary>
    public string Expect { get; init; } = "WithExpectations";

    public static SchemaMemberNames Standard { get; } = new("Schema", "Batch", "Row", "Columns");

    /// <summary>The names that no member of a schema may have.</summary>
    public static IReadOnlyList<string> Reserved { get; } = ["Batch", "Columns", "Row", "Schema"];

    /// <summary>Whether no column may have a name: those, and the names of members of the batch and the row view that cannot be hidden.</summary>
    public static bool IsReservedForColumns(string name) => name is "Add" or "Item" or "ToRecord" || Reserved.Contains(name);
}
