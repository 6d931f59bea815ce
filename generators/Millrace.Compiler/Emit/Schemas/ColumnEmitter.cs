namespace Millrace.Compiler;

/// <summary>How generated code spells what it does with one column of a batch.</summary>
internal static class ColumnEmitter
{
    private const string Data = "global::Millrace.Data";

    /// <summary>The type of the column.</summary>
    public static string Type(ColumnModel column) =>
        column.Item is { } item ? $"{Data}.ListColumn<{Type(item.Kind, item.ValueType)}>" : Type(column.Kind, column.ValueType);

    /// <summary>An empty column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="info">Its description.</param>
    public static string New(ColumnModel column, string info) =>
        column.Item is { } item
            ? $"new {Type(column)}({info}, {New(item.Kind, item.ValueType, info + ".Item!")}, capacity)"
            : New(column.Kind, column.ValueType, info);

    /// <summary>How values of fixed width are written as texts and read from them.</summary>
    public static string Format(ColumnModel column) => Format(column.Kind, column.ValueType);

    /// <summary>How a row's value is read from a batch.</summary>
    public static string Value(ColumnModel column, string batch, string index) => ValueIn(column, $"{batch}.{column.Identifier}", index);

    /// <summary>How a row's value is read from its column.</summary>
    public static string ValueIn(ColumnModel column, string source, string index)
    {
        string value = column switch
        {
            { Item: { } item } => $"{Data}.ListColumns.{(item.IsNullable && !item.Kind.IsReference() ? "GetNullableArray" : "GetArray")}({source}, {index})",
            { IsNullable: true } when !column.Kind.IsReference() => $"{source}.GetNullable({index})",
            _ => $"{source}[{index}]",
        };
        bool canBeNull = column.IsNullable && !IsReferences(column.Item);
        return column.Kind.IsReference() && !canBeNull ? value + "!" : value;
    }

    /// <summary>Whether rows of the column are read from blocks of it.</summary>
    public static bool HasBlocks(ColumnModel column) => column.Item is null && column.Kind is not (ColumnKind.Text or ColumnKind.Binary);

    /// <summary>How a row's value is added to its column.</summary>
    public static string Append(ColumnModel column, string batch, string row) =>
        column.Item is null
            ? $"{batch}.{column.Identifier}.Append({row}.{column.Identifier})"
            : $"{Data}.ListColumns.Append({batch}.{column.Identifier}, {row}.{column.Identifier})";

    /// <summary>When a row cannot be added, and why; conditions that C# already rules out are not among them.</summary>
    public static IEnumerable<(string Condition, string Message)> Refusals(ColumnModel column, string row, string schema)
    {
        if (column.Kind.IsReference() && !column.IsNullable)
            yield return ($"{row}.{column.Identifier} is null", $"Column \"{column.Name}\" is not nullable: {schema}.{column.Member} cannot be null.");
        if (IsReferences(column.Item))
        {
            yield return (
                $"{Data}.ListColumns.HoldsNull({row}.{column.Identifier})",
                $"The elements of column \"{column.Name}\" are not nullable: {schema}.{column.Member} cannot hold null.");
        }
    }

    /// <summary>Whether elements are objects that may not be null.</summary>
    private static bool IsReferences(ColumnItem? item) => item is { IsNullable: false } && item.Kind.IsReference();

    private static string Type(ColumnKind kind, string valueType) => kind switch
    {
        ColumnKind.Text => $"{Data}.TextColumn",
        ColumnKind.Binary => $"{Data}.BinaryColumn",
        _ => $"{Data}.ValueColumn<{valueType}>",
    };

    private static string New(ColumnKind kind, string valueType, string info)
    {
        string format = kind is ColumnKind.Text or ColumnKind.Binary ? "" : $", {Format(kind, valueType)}";
        return $"new {Type(kind, valueType)}({info}, capacity{format})";
    }

    private static string Format(ColumnKind kind, string valueType) => kind == ColumnKind.Enum
        ? $"{Data}.ValueFormats.Enum<{valueType}>()"
        : $"{Data}.ValueFormats.{kind}";
}
