using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// Makes of a run that did not come to its end the plan and the options of one that goes on with it: the same parameters, seed and range. What was
/// committed is reused as in any run. A step that the run was asked to make fresh is made fresh only where it did not get that far.
/// </summary>
public static class ResumedRun
{
    /// <summary>Restores a run.</summary>
    /// <param name="plan">The run's pipeline, as it is now.</param>
    /// <param name="run">The run.</param>
    /// <param name="pipelineSecrets">Texts for secrets of the pipeline, which no run records, by their names.</param>
    /// <param name="stepSecrets">Texts for secrets of steps, by <c>step.parameter</c>.</param>
    /// <param name="policies">Texts for the policies of steps, by <c>step.setting</c>.</param>
    /// <exception cref="MillraceException">The run cannot be resumed: it goes on, succeeded, or has parameters or steps that the pipeline no longer has.</exception>
    /// <exception cref="ParameterException">A value no longer fits its parameter, or a secret has none.</exception>
    public static (BoundPlan Plan, RunOptions Options) Restore(
        PipelinePlan plan,
        RunRecord run,
        IReadOnlyDictionary<string, string> pipelineSecrets,
        IReadOnlyDictionary<string, string> stepSecrets,
        IReadOnlyDictionary<string, string> policies)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(pipelineSecrets);
        ArgumentNullException.ThrowIfNull(stepSecrets);
        RecordedOptions options = Check(run);
        (string Step, ParameterRecord Parameter)[] overrides =
            [.. run.Steps.SelectMany(static step => step.Parameters.Where(IsGiven).Select(parameter => (step.Name, parameter))).Where(each => IsDirect(plan, each.Name))];
        CheckParameters(plan, run, overrides);

        var pipelineValues = new Dictionary<string, string>(pipelineSecrets, StringComparer.Ordinal);
        foreach (ParameterRecord recorded in run.Parameters.Where(recorded => !Find(plan.Parameters, recorded)!.IsSecret && Differs(Find(plan.Parameters, recorded)!, recorded)))
            pipelineValues[recorded.Name] = recorded.Value ?? "";
        var stepValues = new Dictionary<string, string>(stepSecrets, StringComparer.Ordinal);
        foreach ((string step, ParameterRecord recorded) in overrides.Where(static each => !each.Parameter.IsSecret))
            stepValues[$"{step}.{recorded.Name}"] = recorded.Value ?? "";

        BoundPlan bound = PlanBinder.Bind(plan, pipelineValues, stepValues, policies);
        CheckSteps(bound, run);
        string[] done = [.. run.Steps.Where(static step => step.State == StepState.Executed).Select(static step => step.Name)];
        return (bound, new RunOptions
        {
            Seed = run.Summary.Seed,
            From = options.From,
            To = options.To,
            Fresh = ImmutableHashSet.CreateRange(StringComparer.Ordinal, options.Fresh.Except(done)),
            KeepGoing = options.KeepGoing,
            Resumes = run.Summary.RunId,
        });
    }

    private static RecordedOptions Check(RunRecord run)
    {
        string? problem = run.Summary.Status switch
        {
            RunStatus.Running => "still runs: wait for its end, or cancel it",
            RunStatus.Succeeded => "succeeded, so that nothing is left to do",
            RunStatus.Blocked => "was held by a gate, which would hold it again: improve the data or the model, or move the threshold, and run anew",
            _ when run.Options is null => "was recorded by an earlier version, which did not write down how it was asked for: run anew, and what it has committed is reused",
            _ => null,
        };
        return problem is null ? run.Options! : throw new MillraceException($"Run {run.Summary.RunId} {problem}.");
    }

    private static void CheckParameters(PipelinePlan plan, RunRecord run, (string Step, ParameterRecord Parameter)[] overrides)
    {
        string[] missing =
        [
            .. run.Parameters.Where(recorded => Find(plan.Parameters, recorded) is null).Select(static recorded => $"parameter '{recorded.Name}'"),
            .. overrides.Where(each => !IsWithin(plan, each.Step) && Find(Parameters(plan, each.Step), each.Parameter) is null).Select(static each => $"parameter '{each.Step}.{each.Parameter.Name}'"),
        ];
        Refuse(plan.Name, run, missing);
        IEnumerable<string> open =
        [
            .. run.Parameters.Where(recorded => recorded.IsSecret && !Find(plan.Parameters, recorded)!.IsSecret).Select(static recorded => recorded.Name),
            .. overrides.Where(each => each.Parameter.IsSecret && Find(Parameters(plan, each.Step), each.Parameter) is { IsSecret: false })
                .Select(static each => $"{each.Step}.{each.Parameter.Name}"),
        ];
        if (open.FirstOrDefault() is string secret)
        {
            throw new MillraceException(
                $"The value of '{secret}' in run {run.Summary.RunId} was a secret, which is recorded nowhere, and is none now: run anew.");
        }
    }

    private static void CheckSteps(BoundPlan plan, RunRecord run)
    {
        var known = plan.Steps.Select(static step => step.Name).ToHashSet(StringComparer.Ordinal);
        Refuse(plan.Name, run, [.. run.Steps.Where(step => !known.Contains(WithoutItem(step.Name))).Select(static step => $"step '{step.Name}'")]);
    }

    private static void Refuse(string pipeline, RunRecord run, string[] missing)
    {
        if (missing.Length > 0)
            throw new MillraceException($"Run {run.Summary.RunId} cannot be resumed, because pipeline '{pipeline}' no longer has its {string.Join(", ", missing)}. Run anew: what still holds is reused.");
    }

    /// <summary>A value that is written down stands for itself, except where the default is the same: then it stays the default.</summary>
    private static bool Differs(ParameterInfo info, ParameterRecord recorded) =>
        recorded.Origin != ParameterOrigin.Default || info.Default is null || (info.Default() is { } value ? info.Codec.Format(value) : null) != recorded.Value;

    private static bool IsGiven(ParameterRecord parameter) => parameter.Origin == ParameterOrigin.Override;

    /// <summary>Whether overrides name the step itself: those within maps take theirs from it.</summary>
    private static bool IsDirect(PipelinePlan plan, string step) => WithoutItem(step) == step || plan.Steps.Any(each => each.Name == step);

    /// <summary>Whether a step is one of a pipeline that is a step of this one: the binder knows what that has.</summary>
    private static bool IsWithin(PipelinePlan plan, string step) => plan.Steps.Any(each => step.StartsWith($"{each.Name}.", StringComparison.Ordinal));

    /// <summary>The name of the step that an item's step is named after: of <c>parts[17].train</c>, <c>parts</c>.</summary>
    private static string WithoutItem(string step) => step.Split('[')[0];

    private static ImmutableArray<ParameterInfo> Parameters(PipelinePlan plan, string step) => plan.Steps.FirstOrDefault(each => each.Name == step)?.Component.Parameters ?? [];

    private static ParameterInfo? Find(ImmutableArray<ParameterInfo> parameters, ParameterRecord recorded) => parameters.FirstOrDefault(each => each.Name == recorded.Name);
}
