using System.CommandLine;

namespace Millrace.Commands;

/// <summary>All commands of the program. Without a command, the root runs the pipeline.</summary>
internal sealed class CommandTree
{
    public CommandTree(ProgramContext context)
    {
        Common = new CommonOptions();
        RunCommand run = new(context, Common);
        Root = new RootCommand(Describe(context)) { HelpName = context.Name };
        Root.Add(run.Create());
        Root.Add(new PlanCommand(context, Common).Create());
        Root.Add(new GraphCommand(context).Create());
        Root.Add(new RunsCommand(context, Common).Create());
        Root.Add(new ArtifactsCommand(context, Common).Create());
        Root.Add(new FeaturesCommand(context, Common).Create());
        Root.Add(new LineageCommand(context, Common).Create());
        Root.Add(new DataCommand(context, Common).Create());
        Root.Add(new StoreCommand(context, Common).Create());
        Root.Add(new ExportCommand(context, Common).Create());
        Root.Add(new MetadataCommand(context, Common).Create());
        Root.Add(new SchemaCommand(context).Create());
        Root.Add(new StepCommand(context, Common).Create());
        run.MakeDefault(Root);
        Common.AddTo(Root);
    }

    public RootCommand Root { get; }

    public CommonOptions Common { get; }

    /// <summary>Puts the default command before the name of a pipeline that stands in a command's place.</summary>
    public static string[] Complete(string[] args, ProgramPipelines pipelines) =>
        args is [string first, ..] && pipelines.Names.Contains(first) ? [RunCommand.Name, .. args] : args;

    private static string Describe(ProgramContext context)
    {
        IEnumerable<string> lines = context.Pipelines.Plans.Select(PipelineChoice.Describe);
        return context.Pipelines.Count switch
        {
            0 => "A program of pipelines that has none yet.",
            1 => $"Runs the pipeline\n{lines.First()}\n\nWithout a command it is run.",
            _ => $"Runs the pipelines\n{string.Join('\n', lines)}\n\nThe name of a pipeline in place of a command runs it.",
        };
    }
}
