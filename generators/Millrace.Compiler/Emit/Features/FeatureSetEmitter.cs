namespace Millrace.Compiler;

/// <summary>Writes the generated part of a feature set: its definition, its input schema, the label's column and the extension methods.</summary>
public static class FeatureSetEmitter
{
    private const string Space = "global::Millrace.Features";

    /// <summary>The whole file.</summary>
    /// <param name="set">The feature set.</param>
    /// <param name="code">The code that features are computed by.</param>
    /// <param name="hasFitted">Whether fitted features exist, so that <c>Apply</c> can be written.</param>
    /// <param name="hasModels">Whether models exist, so that <c>Predict</c> can be written.</param>
    public static string Emit(FeatureSetModel set, EquatableArray<CodeModel> code, bool hasFitted, bool hasModels) =>
        SourceWriter.File([set], (writer, each) => Emit(writer, each, code, hasFitted, hasModels));

    /// <summary>Its part of a file.</summary>
    public static void Emit(SourceWriter writer, FeatureSetModel set, EquatableArray<CodeModel> code, bool hasFitted, bool hasModels) => DeclarationEmitter.Around(
        writer,
        set.Declaration,
        () => Part(writer, set, code),
        set.ExtensionClass.Length > 0 && (hasFitted || hasModels) ? () => Extensions(writer, set, hasFitted, hasModels) : null);

    private static void Part(SourceWriter writer, FeatureSetModel set, EquatableArray<CodeModel> code)
    {
        string self = set.Declaration.Type.FullName;
        writer.Block($"partial {set.Declaration.Keyword} {set.Declaration.Name} : {string.Join(", ", Interfaces(set))}", () =>
        {
            Definition(writer, set, code);
            writer.Line().Line($"static global::Millrace.Data.SchemaInfo {Space}.IFeatures<{self}>.InputSchema => {SchemaEmitter.Self(set.Input)}.Schema;");
            writer.Line();
            FromVector(writer, set);
            if (set.Features.Any(static each => each.IsSparse))
                FromBlock(writer, set);
            if (set.Features.Count > 0 && set.Features.All(static each => each.IsSuited))
                RowCodeEmitter.Write(writer, set);
            if (set.Label is { } label)
                ReadLabels(writer, set, label);
            if (set is { Label: { } labeled, Weight: { } weight })
                ReadWeights(writer, set, labeled, weight);
            writer.Line().Summary($"The columns that the features of {set.DisplayName} read: what a prediction is made from.");
            SchemaEmitter.Part(writer, set.Input, "public ");
        });
    }

    private static IEnumerable<string> Interfaces(FeatureSetModel set)
    {
        string self = set.Declaration.Type.FullName;
        if (set.Label is { } label)
            yield return $"{Space}.ILabeledFeatures<{self}, {label.RowType}>";
        if (set.RowType.Length > 0 && set.Label?.RowType != set.RowType)
            yield return $"{Space}.IFeatures<{self}, {set.RowType}>";
        if (set.Label is null && set.RowType.Length == 0)
            yield return $"{Space}.IFeatures<{self}>";
    }

    private static void Definition(SourceWriter writer, FeatureSetModel set, EquatableArray<CodeModel> code)
    {
        string self = set.Declaration.Type.FullName;
        writer.Line("/// <summary>The features' names, source columns and transforms.</summary>");
        writer.Line($"public static {Space}.FeatureSetInfo {set.DefinitionName} {{ get; }} = new {Space}.FeatureSetInfo(");
        writer.Indent(() =>
        {
            writer.Line($"{CSharp.Literal(set.DisplayName)},").Line("[");
            writer.Indent(() =>
            {
                foreach (FeatureModel feature in set.Features)
                    FeatureEmitter.Write(writer, feature, code.Where(each => each.Set == self && feature.Code.Contains(each.Name)));
            });
            string classes = set.Label is { ReturnsClass: true } ? ", hasClasses: true" : "";
            writer.Line("],").Line($"labelName: {(set.Label is null ? "null" : CSharp.Literal(set.Label.Name))}{classes}){(HasMore(set) ? "" : ";")}");
        });
        if (HasMore(set))
            More(writer, set);
        if (set.DefinitionName != "FeatureSet")
            writer.Line().Line($"static {Space}.FeatureSetInfo {Space}.IFeatures<{self}>.FeatureSet => {set.DefinitionName};");
    }

    private static bool HasMore(FeatureSetModel set) => set.Computed.Count > 0 || set.Weight is not null || set.Key is not null;

    private static void More(SourceWriter writer, FeatureSetModel set)
    {
        writer.Line("{").Indent(() =>
        {
            if (set.Weight is { } weight)
                writer.Line($"WeightName = {CSharp.Literal(weight)},");
            if (set.Key is { } key)
                RowKeyEmitter.Write(writer, key);
            if (set.Computed.Count > 0)
                ComputedEmitter.Write(writer, set);
        });
        writer.Line("};");
    }

    private static void FromVector(SourceWriter writer, FeatureSetModel set)
    {
        string self = set.Declaration.Type.FullName;
        string parameters = $"{Space}.FeatureLayout layout, global::System.ReadOnlySpan<float> vector";
        writer.Block($"static {self} {Space}.IFeatures<{self}>.FromVector({parameters}) => new {self}", () =>
        {
            for (int i = 0; i < set.Features.Count; i++)
            {
                if (!set.Features[i].IsBarred)
                    writer.Line($"{CSharp.Escape(set.Features[i].Member)} = {Value(set.Features[i], i)},");
            }
        }, ";");
    }

    private static string Value(FeatureModel feature, int index) => feature.ValueKind switch
    {
        FeatureValueKind.Int32s when feature.IsSparse => "[]",
        FeatureValueKind.Int32 => $"(int)vector[layout[{index}].Offset]",
        FeatureValueKind.Int32s => $"layout.Ids(vector, {index})",
        FeatureValueKind.Singles => $"vector.Slice(layout[{index}].Offset, layout[{index}].Width).ToArray()",
        _ => $"vector[layout[{index}].Offset]",
    };

    private static void FromBlock(SourceWriter writer, FeatureSetModel set)
    {
        string self = set.Declaration.Type.FullName;
        writer.Line();
        writer.Block($"static {self} {Space}.IFeatures<{self}>.FromBlock({Space}.FeatureBlock block, int row) => new {self}", () =>
        {
            for (int i = 0; i < set.Features.Count; i++)
            {
                if (!set.Features[i].IsBarred)
                    writer.Line($"{CSharp.Escape(set.Features[i].Member)} = block.{Read(set.Features[i], i)},");
            }
        }, ";");
    }

    private static string Read(FeatureModel feature, int index) => feature.ValueKind switch
    {
        FeatureValueKind.Int32 => $"IdOf({index}, row)",
        FeatureValueKind.Int32s => $"IdsOf({index}, row).ToArray()",
        FeatureValueKind.Singles => $"NumbersOf({index}, row).ToArray()",
        _ => $"NumberOf({index}, row)",
    };

    private static void ReadLabels(SourceWriter writer, FeatureSetModel set, LabelModel label)
    {
        string self = set.Declaration.Type.FullName;
        string head = $"static void {Space}.ILabeledFeatures<{self}, {label.RowType}>.ReadLabels("
            + $"global::Millrace.Data.Batch<{label.RowType}> batch, global::System.Span<float> labels)";
        writer.Line();
        if (!label.IsCallable)
        {
            writer.Line($"{head} => throw new global::System.NotSupportedException();");
            return;
        }

        string call = $"{self}.{CSharp.Escape(label.Name)}(rows.Row(i))";
        if (label.ReturnsClass)
        {
            ReadClasses(writer, self, label, call);
            return;
        }

        writer.Block(head, () =>
        {
            writer.Line($"var rows = ({label.RowType}.Batch)batch;");
            writer.Line("for (int i = 0; i < batch.Count; i++)");
            writer.Indent(() => writer.Line($"labels[i] = {(label.ReturnsBoolean ? $"{call} ? 1f : 0f" : $"(float){call}")};"));
        });
    }

    private static void ReadWeights(SourceWriter writer, FeatureSetModel set, LabelModel label, string weight)
    {
        string self = set.Declaration.Type.FullName;
        string parameters = $"global::Millrace.Data.Batch<{label.RowType}> batch, global::System.Span<float> weights";
        writer.Line();
        writer.Block($"static bool {Space}.IFeatures<{self}, {label.RowType}>.ReadWeights({parameters})", () =>
        {
            writer.Line($"var rows = ({label.RowType}.Batch)batch;");
            writer.Line("for (int i = 0; i < batch.Count; i++)");
            writer.Indent(() => writer.Line($"weights[i] = (float){self}.{CSharp.Escape(weight)}(rows.Row(i));"));
            writer.Line("return true;");
        });
    }

    private static void ReadClasses(SourceWriter writer, string self, LabelModel label, string call)
    {
        string parameters = $"global::Millrace.Data.Batch<{label.RowType}> batch, global::System.Span<string?> classes";
        writer.Block($"static bool {Space}.IFeatures<{self}, {label.RowType}>.ReadClasses({parameters})", () =>
        {
            writer.Line($"var rows = ({label.RowType}.Batch)batch;");
            if (label.EnumType is not null)
                writer.Line($"var format = global::Millrace.Data.ValueFormats.Enum<{label.EnumType}>();");
            writer.Line("for (int i = 0; i < batch.Count; i++)");
            writer.Indent(() => writer.Line($"classes[i] = {(label.EnumType is null ? call : $"format.Format({call})")};"));
            writer.Line("return true;");
        });
    }

    private static void Extensions(SourceWriter writer, FeatureSetModel set, bool hasFitted, bool hasModels)
    {
        string self = set.Declaration.Type.FullName;
        string input = SchemaEmitter.Self(set.Input);
        writer.Line().Summary($"Applies fitted features of {set.DisplayName} and models over them to single rows.");
        writer.Block($"{(set.IsPublic ? "public" : "internal")} static partial class {set.ExtensionClass}", () =>
        {
            if (hasFitted)
            {
                writer.Summary("Computes the features of one row, as in training.");
                writer.Line("/// <param name=\"features\">The fitted features.</param>").Line("/// <param name=\"input\">The row.</param>");
                writer.Line($"public static {self} Apply(this {Space}.Fitted<{self}> features, in {input} input) => features.ApplyRow(in input);");
            }

            if (hasFitted && hasModels)
                writer.Line();
            if (hasModels)
            {
                writer.Summary("Predicts one row: the same number as in a batch.");
                writer.Line("/// <param name=\"model\">The model.</param>").Line("/// <param name=\"input\">The row.</param>");
                writer.Line($"public static float Predict(this global::Millrace.Learning.Model<{self}> model, in {input} input) => model.PredictRow(in input);");
                if (set.Label is { ReturnsClass: true, IsCallable: true })
                    PredictLabel(writer, self, input);
            }
        });
    }

    private static void PredictLabel(SourceWriter writer, string self, string input)
    {
        writer.Line().Summary("Predicts the class of one row: the second of the label's two classes where its probability is at least a half.");
        writer.Line("/// <param name=\"model\">The model.</param>").Line("/// <param name=\"input\">The row.</param>");
        string parameters = $"this global::Millrace.Learning.Model<{self}> model, in {input} input";
        writer.Line($"public static string PredictLabel({parameters}) => model.PredictLabelRow(in input);");
    }
}
