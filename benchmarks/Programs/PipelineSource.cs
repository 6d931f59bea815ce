namespace Millrace.Benchmarks.Programs;

/// <summary>Writes a pipeline: it reads rows, fits features, takes the rows from component to component, and counts them at times.</summary>
internal sealed class PipelineSource
{
    private readonly BigProgram _program;
    private readonly int _schema;
    private readonly List<string> _statements = [];
    private readonly Dictionary<ComponentKind, Queue<int>> _unused;
    private readonly List<string> _totals = [];
    private int _variables;
    private string _rows = "";

    private PipelineSource(BigProgram program, int index)
    {
        _program = program;
        _schema = index % program.Schemas;
        _unused = Enumerable.Range(0, program.Components)
            .Where(component => program.SchemaOf(component) == _schema)
            .GroupBy(BigProgram.KindOf)
            .ToDictionary(static group => group.Key, static group => new Queue<int>(group));
    }

    public static string Of(BigProgram program, int index)
    {
        var pipeline = new PipelineSource(program, index);
        string steps = pipeline.Define();
        // A parameter that no step uses is a warning.
        string atLeast = steps.Contains("AtLeast", StringComparison.Ordinal) ? """

                /// <summary>The smallest amount that is kept.</summary>
                [Parameter] public double AtLeast { get; init; } = 2;

            """ : "";
        return $$"""
            /// <summary>Pipeline {{index}}, made of {{program.Steps}} steps.</summary>
            [Pipeline("pipeline-{{index}}")]
            public sealed partial class Pipeline{{index}}
            {
                private const double Share = 0.25;

                /// <summary>CSV file of rows.</summary>
                [Parameter] public string Source { get; init; } = "data/rows.csv";
            {{atLeast}}
                private void Define()
                {
            {{steps}}
                }
            }
            """;
    }

    private string Define()
    {
        Statement($"var rows = ReadCsv<Row{_schema}>.Step(Source);");
        Statement($"var features = FitFeatures<Row{_schema}, Features{_schema}>.Step(rows);");
        _rows = "rows";
        ComponentKind kind = ComponentKind.Mark;
        while (_statements.Count < _program.Steps - 2)
        {
            Use(kind == ComponentKind.Split && _statements.Count == _program.Steps - 3 ? ComponentKind.Pass : kind);
            kind = (ComponentKind)(((int)kind + 1) % 6);
            if (kind == ComponentKind.Join)
                kind = ComponentKind.Pass;
        }

        Use(ComponentKind.Count);
        Statement($"Tell.Step({string.Join(", ", _totals)});");
        return string.Join('\n', _statements);
    }

    private void Use(ComponentKind kind)
    {
        string next = $"rows{++_variables}";
        switch (kind)
        {
            case ComponentKind.Keep:
                Statement($"var {next} = {Call(kind, $"{_rows}, atLeast: AtLeast * {_variables % 7 + 1}")};");
                break;
            case ComponentKind.Split:
                Statement($"var (first{_variables}, second{_variables}) = {Call(kind, $"{_rows}, fraction: Share")};");
                Statement($"var {next} = {Call(ComponentKind.Join, $"first{_variables}, second{_variables}")};");
                break;
            case ComponentKind.Pass:
                Statement($"var {next} = {Call(kind, $"{_rows}, tag: {_variables % 100}")};");
                break;
            case ComponentKind.Mark:
                Statement($"var {next} = {Call(kind, $"{_rows}, features, names: [\"third\"]")};");
                break;
            default:
                _totals.Add($"total{_variables}");
                Statement($"var total{_variables} = {Call(kind, _rows)};");
                return;
        }

        _rows = next;
    }

    /// <summary>A call of a component that the pipeline has not used yet; where none is left, of the last one under another name.</summary>
    private string Call(ComponentKind kind, string arguments)
    {
        Queue<int> unused = _unused[kind];
        bool isLast = unused.Count == 1;
        int component = isLast ? unused.Peek() : unused.Dequeue();
        return $"{BigProgram.NameOf(component)}.Step({arguments}){(isLast ? $".Named(\"{kind.ToString().ToLowerInvariant()}-step-{_statements.Count}\")" : "")}";
    }

    private void Statement(string text) => _statements.Add("        " + text);
}
