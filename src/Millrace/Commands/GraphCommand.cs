using System.CommandLine;
using Millrace.Graphs;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>graph</c>: the pipeline's graph; nothing is executed and no store made.</summary>
/// <param name="context">The program.</param>
internal sealed class GraphCommand(ProgramContext context)
{
    private const string Mermaid = "mermaid";

    private readonly PipelineChoice _pipeline = new(context);

    private readonly Option<string> _format = new("--format")
    {
        Description = "How it is written: mermaid, dot (Graphviz), svg (a picture) or json. (default mermaid)",
        HelpName = "mermaid|dot|svg|json",
    };

    public Command Create()
    {
        Command command = new("graph", "Writes the pipeline's graph, without running anything.") { _pipeline.Argument, _format };
        command.SetAction(Execute);
        return command;
    }

    private int Execute(ParseResult parsed)
    {
        PipelinePlan plan = _pipeline.Read(parsed);
        PlanFormat.Check(plan);
        string format = parsed.GetValue(_format) ?? Mermaid;
        string text = format switch
        {
            Mermaid => MermaidGraph.Write(plan),
            "dot" => DotGraph.Write(plan),
            "svg" => SvgGraph.Write(plan),
            "json" => JsonGraph.Write(plan) + "\n",
            _ => throw new UsageException($"Unknown format '{format}'.{NearestName.Proposal(format, [Mermaid, "dot", "svg", "json"])}"),
        };
        context.Console.Output.Write(text);
        return ExitCodes.Success;
    }
}
