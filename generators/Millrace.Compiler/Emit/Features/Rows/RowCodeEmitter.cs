namespace Millrace.Compiler;

/// <summary>Writes the class that computes the features of a set, of single rows and of batches.</summary>
internal static class RowCodeEmitter
{
    private const string Space = "global::Millrace.Features";
    private const string Inherited = "/// <inheritdoc/>";

    public static void Write(SourceWriter writer, FeatureSetModel set)
    {
        string self = set.Declaration.Type.FullName, name = set.RowCodeName;
        RowFeatureEmitter[] alone = Features(set, new SingleRowReader(set)), together = Features(set, new BatchReader(set));
        writer.Line();
        writer.Line($"static {Space}.RowCode? {Space}.IFeatures<{self}>.CreateRowCode({Space}.RowStages stages) => new {self}.{name}(stages);");
        writer.Line().Summary($"Computes the features of {set.DisplayName} from what was learned for them: the same bits in a single row and in a batch.");
        writer.Block($"private sealed class {name} : {Space}.RowCode<{SchemaEmitter.Self(set.Input)}>", () =>
        {
            Fields(writer, name, alone);
            Check(writer, set);
            writer.Line();
            ComputeAlone(writer, set, alone);
            writer.Line();
            ComputeTogether(writer, set, together);
            writer.Line();
            View(writer, set);
            for (int i = 0; i < alone.Length; i++)
            {
                alone[i].Write(writer.Line());
                together[i].Write(writer.Line());
            }
        });
    }

    private static RowFeatureEmitter[] Features(FeatureSetModel set, RowReader reader) =>
        [.. Enumerable.Range(0, set.Features.Count).Select(i => new RowFeatureEmitter(set, i, reader))];

    private static void Fields(SourceWriter writer, string name, RowFeatureEmitter[] features)
    {
        RowField[] fields = [.. features.SelectMany(static each => each.Fields)];
        foreach (RowField field in fields)
            writer.Summary(field.Summary).Line($"private readonly {field.Type} {field.Name};").Line();
        writer.Summary("Takes what was learned.").Line("/// <param name=\"stages\">The stages.</param>");
        writer.Block($"public {name}({Space}.RowStages stages) : base(stages)", () =>
        {
            foreach (RowField field in fields)
                writer.Line($"this.{field.Name} = stages.{field.Value};");
        });
    }

    private static void Check(SourceWriter writer, FeatureSetModel set)
    {
        (string Condition, string Message)[] refusals =
            [.. set.Input.Columns.SelectMany(column => ColumnEmitter.Refusals(column, "row", set.Input.DisplayName))];
        if (refusals.Length == 0)
            return;
        writer.Line().Line(Inherited);
        writer.Block($"protected override void Check(in {SchemaEmitter.Self(set.Input)} row)", () =>
        {
            foreach ((string condition, string message) in refusals)
            {
                writer.Line($"if ({condition})");
                writer.Indent(() => writer.Line($"throw new global::System.InvalidOperationException({CSharp.Literal(message)});"));
            }
        });
    }

    private static void View(SourceWriter writer, FeatureSetModel set)
    {
        const string Columns = "global::System.Collections.Immutable.ImmutableArray<global::Millrace.Data.Column> columns";
        writer.Line(Inherited).Line($"protected override bool Takes({Columns}) => columns is").Line("[");
        writer.Indent(() =>
        {
            foreach (ColumnModel column in set.Input.Columns)
                writer.Line($"{ColumnEmitter.Type(column)},");
        });
        writer.Line("];").Line().Line(Inherited);
        writer.Line($"protected override global::Millrace.Data.Batch<{SchemaEmitter.Self(set.Input)}> ViewOf({Columns}) =>");
        writer.Indent(() => writer.Line($"new {SchemaEmitter.BatchType(set.Input)}(columns);"));
    }

    private static void ComputeAlone(SourceWriter writer, FeatureSetModel set, RowFeatureEmitter[] features) => writer.Line(Inherited).Block(
        $"protected override void Compute(in {SchemaEmitter.Self(set.Input)} row, in {Space}.FeatureRows features)",
        () =>
        {
            if (set.Computed.Count > 0)
                Computed(writer, set);
            foreach (RowFeatureEmitter feature in features)
                writer.Line($"this.{feature.Method}(in row, in features);");
        });

    private static void ComputeTogether(SourceWriter writer, FeatureSetModel set, RowFeatureEmitter[] features) => writer.Line(Inherited).Block(
        $"protected override void Compute(global::Millrace.Data.Batch<{SchemaEmitter.Self(set.Input)}> batch, in {Space}.FeatureRows features)",
        () =>
        {
            writer.Line($"var rows = ({SchemaEmitter.BatchType(set.Input)})batch;");
            foreach (RowFeatureEmitter feature in features)
                writer.Line($"this.{feature.Method}(rows, in features);");
        });

    private static void Computed(SourceWriter writer, FeatureSetModel set)
    {
        writer.Line("// Methods take rows of a batch: one in which the columns that they read have a value.");
        writer.Line($"var rows = ({set.RowType}.Batch)features.BeginComputed();");
        foreach (ColumnModel column in set.Input.Columns.Where(column => set.Computed.Any(each => each.Reads.Contains(column.Name))))
            writer.Line($"{ColumnEmitter.Append(column, "rows", "row")};");
        writer.Line("features.Compute();");
    }
}
