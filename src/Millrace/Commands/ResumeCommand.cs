using System.CommandLine;
using Millrace.Runtime;
using Millrace.Settings;

namespace Millrace.Commands;

/// <summary><c>runs resume</c>: a new run that goes on where another one ended.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class ResumeCommand(ProgramContext context, CommonOptions common)
{
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<string> _parallel = ParallelOption.Create("as the run was asked for");

    private readonly Argument<string?> _run = new("run")
    {
        Description = "The run that was interrupted, cancelled or failed: its identity, the beginning of it, or 'last'. (default last)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Command Create()
    {
        Command resume = new("resume", "Goes on with a run that did not come to its end: a new run with the same parameters, seed, range, "
            + "--parallel and --keep-sources, which reuses what that one has committed, even where a new run would do it again. Secrets come anew from the settings.") { _run, _parallel, _json };
        resume.SetAction(ExecuteAsync);
        return resume;
    }

    private Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string path = common.StorePath(parsed);
        (BoundPlan plan, RunOptions options) = Restore(path, parsed.GetValue(_run) ?? "last");
        context.Console.Secrets = plan.Secrets;
        return new RunPerformer(context).RunAsync(plan, ParallelOption.Apply(parsed, _parallel, options), path, parsed.GetValue(_json), cancellation);
    }

    private (BoundPlan Plan, RunOptions Options) Restore(string path, string reference)
    {
        using Store store = Store.OpenForReading(path, context.Time);
        RunRecord run = store.Metadata.GetRun(reference);
        PipelinePlan plan = context.Pipelines.OfRun(run);
        ConfiguredParameters configured = ConfiguredParameters.Read(plan, context.Configuration);
        ConfiguredSecrets secrets = ConfiguredSecrets.Read(plan, configured);
        var policies = configured.Policies.ToDictionary(static pair => pair.Key, static pair => pair.Value.Text, StringComparer.Ordinal);
        try
        {
            return ResumedRun.Restore(plan, run, secrets.Pipeline, secrets.Steps, policies);
        }
        catch (ParameterException exception) when (BindingErrors.Explain(exception, plan, configured, secrets.Pipeline, secrets.Steps) is { } explained)
        {
            throw explained;
        }
    }
}
