namespace Millrace.Compiler;

/// <summary>Is what pipelines take of each other's runs there, and may it go where it goes?</summary>
public static class ReferencePass
{
    /// <summary>What is wrong, in the order of the pipelines.</summary>
    public static IEnumerable<DiagnosticInfo> Check(IReadOnlyCollection<PipelineFacts> pipelines)
    {
        if (pipelines.All(static each => each.References.Count == 0))
            return [];
        var known = pipelines.Where(static each => each.HasSteps).GroupBy(static each => each.Name, StringComparer.Ordinal).ToDictionary(static each => each.Key, static each => each.First(), StringComparer.Ordinal);
        return pipelines.SelectMany(static each => each.References.Items).SelectMany(each => Check(each, known).Items);
    }

    private static EquatableArray<DiagnosticInfo> Check(ReferenceFact reference, Dictionary<string, PipelineFacts> known)
    {
        if (ReferenceModel.Place(reference.Target) is not var (name, stepName, outputName) || !known.TryGetValue(name, out PipelineFacts? pipeline) || stepName.Contains("["))
            return default;
        if (pipeline.IsStep)
            return Unknown(reference, $"The pipeline '{name}' is not run by itself: write {Place(name, stepName, outputName, known.Values)}");
        StepFact[] steps = [.. pipeline.Steps.Where(static each => !each.IsPipeline)];
        if (Array.Find(steps, each => each.Name == stepName) is not { } step)
        {
            return pipeline.Steps.Any(each => each.IsPipeline && stepName.StartsWith(each.Name + ".", StringComparison.Ordinal))
                ? default
                : Unknown(reference, $"The pipeline '{name}' has no step '{stepName}'{Suggest(stepName, steps.Select(static each => each.Name))}");
        }

        OutputFact? output = outputName.Length > 0 ? step.Outputs.FirstOrDefault(each => each.Name == outputName) : step.Outputs.Count == 1 ? step.Outputs[0] : null;
        if (output is null)
        {
            return Unknown(reference, step.Outputs.Count == 0 ? $"The step '{stepName}' of '{name}' has no outputs"
                : outputName.Length == 0 ? $"The step '{stepName}' of '{name}' has several outputs: write one of '{string.Join("', '", step.Outputs.Select(static each => each.Name))}' after it"
                : $"The step '{stepName}' of '{name}' has no output '{outputName}'{Suggest(outputName, step.Outputs.Select(static each => each.Name))}");
        }

        if (output.Type.DiffersFrom(reference.Type))
            return new([DiagnosticInfo.Create(WiringRules.ReferenceOfOtherType, reference.Location, reference.Target, output.Type.DisplayName, reference.Type.DisplayName)]);
        return output.IsHoldout ? reference.IfHoldout : default;
    }

    /// <summary>What a step of a pipeline is found by that is a step itself: the pipeline that is run, and both names.</summary>
    private static string Place(string pipeline, string step, string output, IEnumerable<PipelineFacts> known)
    {
        string inner = $"{pipeline}.{step}";
        var places = known.Where(static each => !each.IsStep).SelectMany(each => each.Steps.Select(fact => (Pipeline: each.Name, Step: fact.Name)));
        (string Pipeline, string Step) found = places.FirstOrDefault(each => each.Step == inner || each.Step.EndsWith("." + inner, StringComparison.Ordinal));
        return found.Step is null
            ? $"the name of a pipeline that has it as a step, and both steps joined by a dot, such as \"pipeline/{inner}\""
            : $"\"{found.Pipeline}/{found.Step}{(output.Length > 0 ? "/" + output : "")}\"";
    }

    private static EquatableArray<DiagnosticInfo> Unknown(ReferenceFact reference, string problem) => new([DiagnosticInfo.Create(WiringRules.ReferenceUnknown, reference.Location, problem)]);

    private static string Suggest(string name, IEnumerable<string> candidates)
    {
        string[] all = [.. candidates];
        return Naming.Nearest(name, all) is { } nearest ? Suggestion.Of(nearest)
            : all.Length is > 0 and <= 8 ? $": it has '{string.Join("', '", all)}'"
            : "";
    }
}
