using Millrace.Json;
using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>What changed in the columns of a table, for machines and for people.</summary>
internal static class SchemaChanges
{
    /// <summary>For a machine.</summary>
    public static SchemaChangeDocument Describe(SchemaDifference difference) => new()
    {
        New = [.. difference.Added.Select(static column => column.Name)],
        Gone = [.. difference.Removed.Select(static column => column.Name)],
        Types =
        [
            .. difference.Changed.Where(static change => change.IsType)
                .Select(static change => new TypeChangeDocument(change.Name, change.Before.Type, change.After.Type)),
        ],
        IsReordered = difference.IsReordered,
        Text = difference.ToString(),
    };

    /// <summary>For a person, in a few words; empty where nothing changed.</summary>
    public static string Tell(SchemaChangeDocument change) => change.Text;
}
