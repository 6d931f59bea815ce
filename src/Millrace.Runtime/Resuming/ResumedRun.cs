using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// Makes of a run that did not come to its end the plan and the options of one that goes on with it: the same parameters, seed, range and number of cores.
/// What was committed is reused, even where a new run would do it again. A step that the run was asked to make fresh is made fresh only where it did not get
/// that far.
/// </summary>
public static class ResumedRun
{
    /// <summary>Restores a run.</summary>
    /// <param name="plan">The run's pipeline, as it is now.</param>
    /// <param name="run">The run.</param>
    /// <param name="pipelineSecrets">Texts for secrets of the pipeline, which no run records, by their names.</param>
    /// <param name="stepSecrets">Texts for secrets of steps, by <c>step.parameter</c>.</param>
    /// <param name="policies">Texts for the policies of steps, by <c>step.setting</c>.</param>
    /// <exception cref="MillraceException">
    /// The run cannot be resumed: it goes on, succeeded, or has parameters or steps that the pipeline no longer has.
    /// </exception>
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
        CheckParameters(plan, run);

        var pipelineValues = new Dictionary<string, string>(pipelineSecrets, StringComparer.Ordinal);
        foreach (ParameterRecord recorded in run.Parameters)
        {
            ParameterInfo info = Find(plan.Parameters, recorded.Name)!;
            if (!info.IsSecret && Differs(info, recorded))
                pipelineValues[recorded.Name] = recorded.Value ?? "";
        }

        var stepValues = new Dictionary<string, string>(stepSecrets, StringComparer.Ordinal);
        foreach (ParameterRecord recorded in run.Overrides.Where(static each => !each.IsSecret))
            stepValues[recorded.Name] = recorded.Value ?? "";

        BoundPlan bound = PlanBinder.Bind(plan, pipelineValues, stepValues, policies);
        CheckSteps(bound, run);
        HashSet<string> done = [.. run.Steps.Where(static step => step.State == StepState.Executed).Select(static step => step.Name)];
        return (bound, new RunOptions
        {
            Seed = run.Summary.Seed,
            From = options.From,
            To = options.To,
            Fresh = ImmutableHashSet.CreateRange(StringComparer.Ordinal, options.Fresh.SelectMany(name => Left(bound, name, done))),
            KeepGoing = options.KeepGoing,
            KeepSources = options.KeepSources,
            MaxParallelism = options.Parallel ?? Environment.ProcessorCount,
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
            _ when run.Options is null =>
                "was recorded by an earlier version, which did not write down how it was asked for: run anew, and what it has committed is reused",
            _ => null,
        };
        return problem is null ? run.Options! : throw new MillraceException($"Run {run.Summary.RunId} {problem}.");
    }

    /// <summary>
    /// What is left of a name of steps to be made fresh: of a pipeline that is a step, its steps; of a map, all as long as it did not come to its end.
    /// </summary>
    private static IEnumerable<string> Left(BoundPlan plan, string name, HashSet<string> done)
    {
        string[] steps = [.. plan.Steps.Select(static step => step.Name).Where(step => StepNames.Covers(name, step))];
        return steps.Length > 0 ? steps.Where(step => !done.Contains(step)) : done.Any(step => StepNames.Covers(step, name)) ? [] : [name];
    }

    private static void CheckParameters(PipelinePlan plan, RunRecord run)
    {
        Dictionary<string, ImmutableArray<ParameterInfo>> steps = StepOverrides.ParametersOf(plan);
        (ParameterRecord Recorded, ParameterInfo? Info)[] all =
        [
            .. run.Parameters.Select(each => (each, Find(plan.Parameters, each.Name))),
            .. run.Overrides.Select(each => (each, FindInStep(steps, each.Name))),
        ];
        Refuse(plan.Name, run, [.. all.Where(static each => each.Info is null).Select(static each => $"parameter '{each.Recorded.Name}'")]);
        if (all.FirstOrDefault(static each => each.Recorded.IsSecret && !each.Info!.IsSecret).Recorded is { } secret)
        {
            throw new MillraceException(
                $"The value of '{secret.Name}' in run {run.Summary.RunId} was a secret, which is recorded nowhere, and is none now: run anew.");
        }
    }

    private static ParameterInfo? FindInStep(Dictionary<string, ImmutableArray<ParameterInfo>> steps, string name)
    {
        int dot = name.LastIndexOf('.');
        return steps.TryGetValue(name[..dot], out ImmutableArray<ParameterInfo> parameters) ? Find(parameters, name[(dot + 1)..]) : null;
    }

    private static void CheckSteps(BoundPlan plan, RunRecord run)
    {
        var known = plan.Steps.Select(static step => step.Name).ToHashSet(StringComparer.Ordinal);
        Refuse(plan.Name, run, [.. run.Steps.Where(step => !known.Contains(step.Name)).Select(static step => $"step '{step.Name}'")]);
    }

    private static void Refuse(string pipeline, RunRecord run, string[] missing)
    {
        if (missing.Length > 0)
        {
            throw new MillraceException($"Run {run.Summary.RunId} cannot be resumed, because pipeline '{pipeline}' no longer has its "
                + $"{string.Join(", ", missing)}. Run anew: what still holds is reused.");
        }
    }

    /// <summary>A value that is written down stands for itself, except where the default is the same: then it stays the default.</summary>
    private static bool Differs(ParameterInfo info, ParameterRecord recorded) =>
        recorded.Origin != ParameterOrigin.Default || info.Default is null || (info.Default() is { } value ? info.Codec.Format(value) : null) != recorded.Value;

    private static ParameterInfo? Find(ImmutableArray<ParameterInfo> parameters, string name) => parameters.FirstOrDefault(each => each.Name == name);
}
