namespace Millrace.Compiler;

/// <summary>Writes the batch: a class with a column a property.</summary>
internal static class BatchEmitter
{
    /// <summary>Members of the base class, which a column of the same name hides.</summary>
    private static readonly HashSet<string> s_inherited = new(
        [
            "Schema", "Columns", "Count", "AppendRows", "AppendRange", "Clear", "GetEnumerator",
            "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize",
        ],
        StringComparer.Ordinal);

    public static void Write(SourceWriter writer, SchemaModel schema)
    {
        string self = SchemaEmitter.Self(schema);
        string create = Unused("CreateColumns", schema);
        writer.Summary($"Rows of {schema.DisplayName} as columns.");
        writer.Block($"public sealed class {schema.Names.Batch} : global::Millrace.Data.Batch<{self}>", () =>
        {
            writer.Line("/// <summary>Creates an empty batch.</summary>");
            writer.Line("/// <param name=\"capacity\">Rows that fit before the columns grow.</param>");
            writer.Block($"public {schema.Names.Batch}(int capacity = 1024)\n    : base({create}(capacity))", () =>
            {
                for (int i = 0; i < schema.Columns.Count; i++)
                    writer.Line($"this.{schema.Columns[i].Identifier} = ({schema.Columns[i].ColumnType})base.Columns[{i}];");
            });
            foreach (ColumnModel column in schema.Columns)
            {
                writer.Line().Summary(SchemaEmitter.Summary(column));
                writer.Line($"{column.Accessibility} {(s_inherited.Contains(column.Member) ? "new " : "")}{column.ColumnType} {column.Identifier} {{ get; }}");
            }

            Read(writer, schema);
            Add(writer, schema);
            writer.Line().Line("/// <summary>A row that is read column by column: a property touches its column only.</summary>");
            writer.Line("/// <param name=\"index\">The row.</param>");
            writer.Line($"public {SchemaEmitter.RowType(schema)} Row(int index) => new {SchemaEmitter.RowType(schema)}(this, index);");
            Create(writer, schema, create);
        });
    }

    /// <summary>How a row's value is read from a batch.</summary>
    public static string Value(ColumnModel column, string batch, string index) => column switch
    {
        { Kind: ColumnKind.Text, IsNullable: false } => $"{batch}.{column.Identifier}[{index}]!",
        { Kind: not ColumnKind.Text, IsNullable: true } => $"{batch}.{column.Identifier}.GetNullable({index})",
        _ => $"{batch}.{column.Identifier}[{index}]",
    };

    /// <summary>A name that no column has.</summary>
    public static string Unused(string name, SchemaModel schema)
    {
        while (schema.Columns.Any(each => each.Member == name))
            name += "_";
        return name;
    }

    private static void Read(SourceWriter writer, SchemaModel schema)
    {
        string self = SchemaEmitter.Self(schema);
        writer.Line().Line("/// <inheritdoc/>");
        writer.Block($"public override {self} this[int index] => {(schema.HasOtherRequiredMembers ? $"default({self}) with" : $"new {self}")}", () =>
        {
            foreach (ColumnModel column in schema.Columns.Where(static each => !each.IsBarred))
                writer.Line($"{column.Identifier} = {Value(column, "this", "index")},");
        }, ";");
    }

    private static void Add(SourceWriter writer, SchemaModel schema)
    {
        writer.Line().Line("/// <inheritdoc/>");
        writer.Line("/// <exception cref=\"global::System.InvalidOperationException\">A text that may not be missing is null; nothing is added.</exception>");
        writer.Block($"public override void Add(in {SchemaEmitter.Self(schema)} row)", () =>
        {
            // All columns grow or none: what could be refused is looked at first.
            foreach (ColumnModel column in schema.Columns.Where(each => each is { Kind: ColumnKind.Text, IsNullable: false, IsBarred: false }))
            {
                string message = $"Column \"{column.Name}\" is not nullable: {schema.DisplayName}.{column.Member} cannot be null.";
                writer.Line($"if (row.{column.Identifier} is null)");
                writer.Indent(() => writer.Line($"throw new global::System.InvalidOperationException({CSharp.Literal(message)});"));
            }

            foreach (ColumnModel column in schema.Columns.Where(static each => !each.IsBarred))
                writer.Line($"this.{column.Identifier}.Append(row.{column.Identifier});");
        });
    }

    private static void Create(SourceWriter writer, SchemaModel schema, string create)
    {
        writer.Line().Line($"private static global::System.Collections.Immutable.ImmutableArray<global::Millrace.Data.Column> {create}(int capacity) =>");
        writer.Line("[");
        writer.Indent(() =>
        {
            for (int i = 0; i < schema.Columns.Count; i++)
                writer.Line(New(schema, schema.Columns[i], i) + ",");
        });
        writer.Line("];");
    }

    private static string New(SchemaModel schema, ColumnModel column, int index)
    {
        string info = $"{SchemaEmitter.Self(schema)}.{schema.Names.Schema}.Columns[{index}]";
        return column.Kind switch
        {
            ColumnKind.Text => $"new {column.ColumnType}({info}, capacity)",
            ColumnKind.Enum => $"new {column.ColumnType}({info}, capacity, global::Millrace.Data.ValueFormats.Enum<{column.ValueType}>())",
            _ => $"new {column.ColumnType}({info}, capacity, global::Millrace.Data.ValueFormats.{column.Kind})",
        };
    }
}
