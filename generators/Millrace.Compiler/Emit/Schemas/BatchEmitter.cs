namespace Millrace.Compiler;

/// <summary>Writes the batch: a class with a column a property.</summary>
internal static class BatchEmitter
{
    /// <summary>Members of the base class, which a column of the same name hides.</summary>
    private static readonly HashSet<string> s_inherited = new(
        [
            "Count", "AppendRows", "AppendRange", "Clear", "Dispose", "GetEnumerator", "Truncate",
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
            writer.Block($"public {schema.Names.Batch}(int capacity = 1024)\n    : this({create}(capacity))", () => { });
            writer.Line().Line("/// <summary>Creates a batch over columns that belong to others.</summary>");
            writer.Line("/// <param name=\"columns\">The columns in the schema's order, with its types. Those that nobody reads may be empty.</param>");
            const string columns = "global::System.Collections.Immutable.ImmutableArray<global::Millrace.Data.Column> columns";
            writer.Block($"public {schema.Names.Batch}({columns})\n    : base(columns)", () =>
            {
                for (int i = 0; i < schema.Columns.Count; i++)
                    writer.Line($"this.{schema.Columns[i].Identifier} = ({ColumnEmitter.Type(schema.Columns[i])})base.Columns[{i}];");
            });
            foreach (ColumnModel column in schema.Columns)
            {
                writer.Line().Summary(SchemaEmitter.Summary(column));
                string hides = s_inherited.Contains(column.Member) ? "new " : "";
                writer.Line($"{column.Accessibility} {hides}{ColumnEmitter.Type(column)} {column.Identifier} {{ get; }}");
            }

            Read(writer, schema);
            Add(writer, schema);
            writer.Line().Line("/// <summary>A row that is read column by column: a property touches its column only.</summary>");
            writer.Line("/// <param name=\"index\">The row.</param>");
            writer.Line($"public {SchemaEmitter.RowType(schema)} Row(int index) => new {SchemaEmitter.RowType(schema)}(this, index);");
            Create(writer, schema, create);
        });
    }

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
                writer.Line($"{column.Identifier} = {ColumnEmitter.Value(column, "this", "index")},");
        }, ";");
    }

    private static void Add(SourceWriter writer, SchemaModel schema)
    {
        writer.Line().Line("/// <inheritdoc/>");
        writer.Line("/// <exception cref=\"global::System.InvalidOperationException\">A value that may not be missing is null; nothing is added.</exception>");
        if (schema.Columns.Any(MayRefuse))
        {
            const string reasons = "A text is no valid Unicode, or a batch does not hold so much; nothing is added.";
            writer.Line($"/// <exception cref=\"global::Millrace.Data.DataException\">{reasons}</exception>");
        }

        writer.Block($"public override void Add(in {SchemaEmitter.Self(schema)} row)", () =>
        {
            ColumnModel[] columns = [.. schema.Columns.Where(static each => !each.IsBarred)];

            // All columns grow or none: what could be refused is looked at first.
            foreach ((string condition, string message) in columns.SelectMany(each => ColumnEmitter.Refusals(each, "row", schema.DisplayName)))
            {
                writer.Line($"if ({condition})");
                writer.Indent(() => writer.Line($"throw new global::System.InvalidOperationException({CSharp.Literal(message)});"));
            }

            if (!columns.Any(MayRefuse))
            {
                Append(writer, columns);
                return;
            }

            // What only the column sees: that a text is no valid Unicode, or that there is no room for more bytes or elements.
            writer.Line("int count = base.Count;");
            writer.Block("try", () => Append(writer, columns));
            writer.Block("catch", () => writer.Line("base.Truncate(count);").Line("throw;"));
        });
    }

    // Columns of fixed width are full with the same row, which the first of them refuses.
    private static bool MayRefuse(ColumnModel column) => column.Kind.IsReference();

    private static void Append(SourceWriter writer, ColumnModel[] columns)
    {
        foreach (ColumnModel column in columns)
            writer.Line(ColumnEmitter.Append(column, "this", "row") + ";");
    }

    private static void Create(SourceWriter writer, SchemaModel schema, string create)
    {
        writer.Line().Line($"private static global::System.Collections.Immutable.ImmutableArray<global::Millrace.Data.Column> {create}(int capacity) =>");
        writer.Line("[");
        writer.Indent(() =>
        {
            for (int i = 0; i < schema.Columns.Count; i++)
                writer.Line(ColumnEmitter.New(schema.Columns[i], $"{SchemaEmitter.Self(schema)}.{schema.Names.Schema}.Columns[{i}]") + ",");
        });
        writer.Line("];");
    }
}
