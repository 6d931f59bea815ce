using Millrace.Data;
using Millrace.Json;

namespace Millrace.Output;

/// <summary>What changed in the columns of a dataset, for machines and for people.</summary>
internal static class SchemaChanges
{
    /// <summary>For a machine.</summary>
    public static SchemaChangeDocument Describe(DatasetDifference difference) => new()
    {
        New = [.. difference.Columns.Where(static column => column.Kind == ColumnDifferenceKind.New).Select(static column => column.Name)],
        Gone = [.. difference.Columns.Where(static column => column.Kind == ColumnDifferenceKind.Gone).Select(static column => column.Name)],
        Types =
        [
            .. difference.Columns.Where(static column => column.Kind == ColumnDifferenceKind.Type)
                .Select(static column => new TypeChangeDocument(column.Name, column.Before!.Type, column.After!.Type)),
        ],
        IsReordered = difference.IsReordered,
    };

    /// <summary>For a person, in a few words; empty where nothing changed.</summary>
    public static string Tell(SchemaChangeDocument change)
    {
        IEnumerable<string> words =
        [
            .. change.New.Select(static name => $"+ {name}"),
            .. change.Gone.Select(static name => $"- {name}"),
            .. change.Types.Select(static each => $"{each.Name}: {each.Before} to {each.After}"),
            .. change.IsReordered ? ["other order"] : Array.Empty<string>(),
        ];
        return string.Join(", ", words);
    }
}
