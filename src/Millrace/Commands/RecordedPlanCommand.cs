using System.CommandLine;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>runs plan</c>: the compiled plan that a run followed.</summary>
internal static class RecordedPlanCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="context">The program.</param>
    /// <param name="common">The options of every command.</param>
    public static Command Create(ProgramContext context, CommonOptions common)
    {
        Argument<string?> run = new("run")
        {
            Description = "The run's identity, the beginning of it, or 'last'. (default last)",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> json = CommonOptions.Json();
        Command command = new("plan", "Shows the plan that a run followed, as it was then: steps, where their inputs come from, parameters.") { run, json };
        command.SetAction(parsed =>
        {
            using Store store = Store.OpenForReading(common.StorePath(parsed), context.Time);
            string runId = store.Metadata.ResolveRun(parsed.GetValue(run) ?? "last");
            RecordedPlan plan = store.Metadata.GetPlan(runId) ?? throw new MillraceException(
                $"No plan of run {runId} is recorded: an earlier version of Millrace recorded the run, or its program ended right after the run began.");
            if (parsed.GetValue(json))
                context.Console.Output.WriteLine(JsonSerializer.Serialize(RecordedPlanDocument.Of(plan, runId, store.Path), MillraceJson.Readable.RecordedPlanDocument));
            else
                RecordedPlanReport.Write(context.Console.Results, plan, runId);
            return ExitCodes.Success;
        });
        return command;
    }
}
