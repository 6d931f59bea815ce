namespace Millrace.Compiler;

/// <summary>Writes what is expected of columns and rows.</summary>
internal static class ExpectationEmitter
{
    private const string Data = "global::Millrace.Data";

    /// <summary>Whether anything is expected of the columns or rows of a schema.</summary>
    public static bool HasAny(SchemaModel schema) =>
        schema.Columns.Any(static each => each.Expectations.Count > 0) || IsOfRows(schema);

    /// <summary>The method that adds what is expected: apart, because steps that do not look at it need not run again when it changes.</summary>
    public static void Write(SourceWriter writer, SchemaModel schema, string method)
    {
        writer.Line("[global::Millrace.ExpectationCode]");
        writer.Line($"private static {Data}.SchemaInfo {method}({Data}.SchemaInfo schema) => new {Data}.SchemaInfo(").Indent(() =>
        {
            writer.Line("schema,").Line("[").Indent(() =>
            {
                foreach (ColumnModel column in schema.Columns)
                    writer.Line($"[{string.Join(", ", column.Expectations.Select(New))}],");
            });
            if (IsOfRows(schema))
                writer.Block("])", () => Rows(writer, schema), ";");
            else
                writer.Line("]);");
        });
    }

    private static bool IsOfRows(SchemaModel schema) =>
        schema.Rows is not null || schema.Environments.Count > 0 || schema.Rules.Count > 0 || schema.InheritedRules is not null;

    private static string New(ExpectationModel expectation)
    {
        string text = $"new {Data}.{expectation.Type}({string.Join(", ", expectation.Arguments)})";
        return expectation.Settings.Count == 0 ? text : $"{text} {{ {string.Join(", ", expectation.Settings)} }}";
    }

    private static void Rows(SourceWriter writer, SchemaModel schema)
    {
        if (schema.Rows is { } rows)
            writer.Line($"Rows = {New(rows)},");
        if (schema.Environments.Count > 0)
            writer.Line($"Environments = [{string.Join(", ", schema.Environments.Select(CSharp.Literal))}],");
        if (schema.Rules.Count == 0 && schema.InheritedRules is null)
            return;
        writer.Line("Rules =").Line("[");
        writer.Indent(() =>
        {
            if (schema.InheritedRules is { } inherited)
                writer.Line($".. {Data}.RuleExpectation.Inherited({string.Join(", ", inherited.Columns.Select(CSharp.Literal).Prepend($"{inherited.Type}.Schema.Rules"))}),");
            foreach (RuleModel rule in schema.Rules)
                Rule(writer, schema, rule);
        });
        writer.Line("],");
    }

    /// <summary>A row before its values: a whole one is made as those of batches are, so that what is no column is initialised.</summary>
    private static string Row(SchemaModel schema, ColumnModel[] columns, string self) =>
        columns.Length == 0 ? $"default({self})"
        : schema.HasOtherRequiredMembers || columns.Length < schema.Columns.Count(static each => !each.IsBarred) ? $"default({self}) with"
        : $"new {self}";

    private static void Rule(SourceWriter writer, SchemaModel schema, RuleModel rule)
    {
        ColumnModel[] columns = [.. schema.Columns.Where(each => rule.Reads.Contains(each.Member))];
        string names = string.Join(", ", columns.Select(static each => CSharp.Literal(each.Name)));
        var settings = new List<string>();
        if (rule.IsSaid)
            settings.Add("IsSaid = true");
        if (rule.Tolerance != 0)
            settings.Add($"Tolerance = {CSharp.Literal(rule.Tolerance)}");
        string end = settings.Count == 0 ? ")," : $") {{ {string.Join(", ", settings)} }},";
        writer.Block($"new {Data}.RuleExpectation({CSharp.Literal(rule.Name)}, {CSharp.Literal(rule.Says)}, [{names}], static (columns, rows, broken) =>", () =>
        {
            for (int i = 0; i < columns.Length; i++)
                writer.Line($"var values{i} = ({ColumnEmitter.Type(columns[i])})columns[{i}];");
            writer.Block("for (int first = 0; first < rows; first += 64)", () => Block(writer, schema, rule, columns));
        }, end);
    }

    /// <summary>As many rows as a word has bits: the compiler keeps what it reads of them in registers, and the record is not made where it sees all of the rule.</summary>
    private static void Block(SourceWriter writer, SchemaModel schema, RuleModel rule, ColumnModel[] columns)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            if (ColumnEmitter.HasBlocks(columns[i]))
                writer.Line($"var block{i} = values{i}.Block(first);");
        }

        writer.Line("int count = global::System.Math.Min(64, rows - first);");
        writer.Line("ulong bits = 0;");
        writer.Block("for (int i = 0; i < count; i++)", () =>
        {
            string self = SchemaEmitter.Self(schema);
            string values = string.Join(", ", columns.Select((each, i) => $"{each.Identifier} = {Value(each, i)}"));
            writer.Line($"var record = {Row(schema, columns, self)}{(columns.Length == 0 ? "" : $" {{ {values} }}")};");
            writer.Line($"if (!{self}.{CSharp.Escape(rule.Name)}({(rule.IsByReference ? "in " : "")}record))");
            writer.Indent(() => writer.Line("bits |= 1UL << i;"));
        });
        writer.Line("broken[first >> 6] = bits;");
    }

    private static string Value(ColumnModel column, int place) =>
        ColumnEmitter.HasBlocks(column) ? ColumnEmitter.ValueIn(column, $"block{place}", "i") : ColumnEmitter.ValueIn(column, $"values{place}", "first + i");
}
