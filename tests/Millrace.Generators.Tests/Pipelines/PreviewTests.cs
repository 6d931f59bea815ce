using System.Globalization;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Graphs;

namespace Millrace.Generators.Tests.Pipelines;

/// <summary>The graph in the documentation of the plan and of the pipeline's class, as editors read it.</summary>
public sealed class PreviewTests
{
    private static readonly Compiled s_taxi = Compiled.From(TaxiSource.Components + TaxiSource.Pipeline.Replace("chicago-taxi", "preview", StringComparison.Ordinal)).Clean();

    [Fact]
    public void Hovering_shows_the_graph()
    {
        Assert.Equal("""
            flowchart LR
                s0["read-file"]
                s1["validate"]
                s2["split-trips"]
                s3["fit-features"]
                s4["boosted-trees"]
                s5["logistic-regression"]
                s6["pick-best"]
                s7["evaluate"]
                s8["bless"]
                s9["register"]
                s10["tell-all"]
                s0 -->|"Rows#lt;Trip#gt;"| s1
                s1 -->|"valid: Rows#lt;Trip#gt;"| s2
                s2 -->|"train: Rows#lt;Trip#gt;"| s3
                s2 -->|"train: Rows#lt;Trip#gt;"| s4
                s3 -->|"Fitted#lt;TipFeatures#gt;"| s4
                s2 -->|"train: Rows#lt;Trip#gt;"| s5
                s3 -->|"Fitted#lt;TipFeatures#gt;"| s5
                s2 -->|"tune: Rows#lt;Trip#gt;"| s6
                s4 -->|"Model#lt;TipFeatures#gt;"| s6
                s5 -->|"Model#lt;TipFeatures#gt;"| s6
                s6 -->|"Model#lt;TipFeatures#gt;"| s7
                s2 -.->|"test: Rows#lt;Trip#gt; (holdout)"| s7
                s7 -.->|"Evaluation (holdout)"| s8
                s6 -->|"Model#lt;TipFeatures#gt;"| s9
                s8 -.->|"Blessing (holdout)"| s9
                s9 -.->|"Registration (holdout)"| s10
                classDef holdout stroke-dasharray: 5 5,stroke:#b45309
                class s7,s8,s9,s10 holdout
            """.ReplaceLineEndings("\n"), Preview(s_taxi, "TaxiPipeline").Plan);
    }

    [Fact]
    public void The_class_shows_the_same_graph_after_its_own_documentation()
    {
        (string summary, string type, string plan) = Preview(s_taxi, "TaxiPipeline");
        Assert.Equal("Predicts tips. From trips.", summary);
        Assert.Equal(plan, type);
    }

    [Theory]
    [InlineData("TaxiPipeline")]
    [InlineData("Views")]
    [InlineData("Control")]
    [InlineData("Prepare")]
    [InlineData("Maps")]
    public void The_program_prints_the_same_graph(string type)
    {
        Compiled compiled = type switch
        {
            "Views" => Compiled.From(Views).Clean(),
            "TaxiPipeline" => s_taxi,
            "Control" => Compiled.From(ControlSource.Components + ControlSource.Pipeline.Replace("\"control\"", "\"preview-control\"", StringComparison.Ordinal)).Clean(),
            _ => Compiled.From(MapSource.Components + MapSource.Pipeline.Replace("\"maps\"", $"\"preview-{type.ToLowerInvariant()}\"", StringComparison.Ordinal)).Clean(),
        };
        var plan = (PipelinePlan)compiled.Load().GetType(type)!.GetProperty("Plan")!.GetValue(null)!;
        string printed = MermaidGraph.Write(plan);
        Assert.Equal(
            printed[printed.IndexOf("flowchart", StringComparison.Ordinal)..].TrimEnd('\n').Replace("flowchart TD", "flowchart LR", StringComparison.Ordinal),
            Preview(compiled, type).Plan);
    }

    [Fact]
    public void A_pipeline_of_three_hundred_steps_has_one_too()
    {
        string steps = string.Concat(Enumerable.Range(0, 300).Select(static i => $"rows = Validate.Step(rows).Named(\"step-{i.ToString(CultureInfo.InvariantCulture)}\").Valid;\n"));
        Compiled compiled = Compiled.From(TaxiSource.Components + $$"""
            [Pipeline("large")]
            public sealed partial class Large { void Define() { var rows = ReadFile<Trip>.Step(""); {{steps}} } }
            """).Clean();
        string[] lines = Preview(compiled, "Large").Plan.Split('\n');
        Assert.Equal(1 + 301 + 300, lines.Length);
        Assert.Equal("    s299 -->|\"valid: Rows#lt;Trip#gt;\"| s300", lines[^1]);
    }

    private const string Views = """
        using Millrace;
        using Millrace.Data;

        [Schema] public partial record struct Base { [Column("a")] public float A { get; init; } }
        [Schema(From = typeof(Base))] public partial record struct Full { [Column("c")] public float C { get; init; } }
        public readonly record struct Parts(Dataset<Full> Rows, [Holdout] Dataset<Full> Held);
        [Component] public sealed partial class Make { public Parts Run() => new(null!, null!); }
        [Component] public sealed partial class Use { public Dataset<Base> Run(Dataset<Base> rows, Dataset<Base>? more) => more ?? rows; }

        [Pipeline("preview-views")]
        public sealed partial class Views
        {
            void Define()
            {
                var full = Make.Step();
                Use.Step(Use.Step(full.Rows.AsBase()).Named("direct"), full.Held.AsBase());
            }
        }
        """;

    /// <summary>What an editor gets when it asks for the documentation of the type and of its plan.</summary>
    private static (string Summary, string Type, string Plan) Preview(Compiled compiled, string type)
    {
        CSharpParseOptions options = Compiled.Options.WithDocumentationMode(DocumentationMode.Parse);
        Compilation editor = compiled.Output.RemoveAllSyntaxTrees().AddSyntaxTrees(
            compiled.Output.SyntaxTrees.Select(each => CSharpSyntaxTree.ParseText(each.ToString(), options, each.FilePath, System.Text.Encoding.UTF8)));
        INamedTypeSymbol symbol = editor.GetTypeByMetadataName(type)!;
        XElement ofType = XElement.Parse(symbol.GetDocumentationCommentXml()!);
        XElement ofPlan = XElement.Parse(symbol.GetMembers("Plan").Single().GetDocumentationCommentXml()!);
        return (ofType.Element("summary")?.Value.Trim() ?? "", Code(ofType), Code(ofPlan));
    }

    /// <summary>Roslyn indents documentation; the lines of the block start where the first does.</summary>
    private static string Code(XElement documentation)
    {
        string[] lines = documentation.Descendants("code").Single().Value.ReplaceLineEndings("\n").Trim('\n').TrimEnd().Split('\n');
        int indent = lines[0].Length - lines[0].TrimStart().Length;
        return string.Join('\n', lines.Select(line => line[indent..]));
    }
}
