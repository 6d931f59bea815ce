namespace Millrace.Data;

/// <summary>
/// A batch that never has rows, of columns that are known by their schema alone. Enumerations, whose types nobody knows, stand in it as the texts of their
/// members.
/// </summary>
/// <param name="schema">The columns.</param>
internal sealed class ShapeBatch(SchemaInfo schema) : Batch(schema, [.. schema.Columns.Select(CreateColumn)])
{
    private static Column CreateColumn(ColumnInfo info) => info.Type switch
    {
        ColumnType.Enum => new TextColumn(info, 0),
        ColumnType.List => new ListColumn<Column>(info, CreateColumn(info.Item!), 0),
        _ => LooseBatch.CreateColumn(info),
    };
}
