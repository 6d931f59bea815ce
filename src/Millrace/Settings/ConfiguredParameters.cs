using Microsoft.Extensions.Configuration;
using Millrace.Commands;
using Millrace.Runtime;

namespace Millrace.Settings;

/// <summary>
/// Reads the parameters of a pipeline and its steps from settings: <c>Pipelines:{pipeline}:{parameter}</c> and
/// <c>Pipelines:{pipeline}:Steps:{step}:{parameter}</c>. The steps of a pipeline or map that is a step stand in a section <c>Steps</c> of its own, or beside it
/// by their full names. Beside the parameters of a step stands its policy, such as <c>timeout</c>; where a parameter has the same name, that is meant. A
/// key that names nothing is an error: a setting without effect is a mistake.
/// </summary>
internal sealed class ConfiguredParameters
{
    private const string Root = "Pipelines";
    private const string StepsKey = "Steps";

    private readonly PipelinePlan _plan;
    private readonly Lazy<(string Name, PlanStep Step)[]> _all;
    private readonly Dictionary<string, Setting> _pipeline = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Setting> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Setting> _policies = new(StringComparer.Ordinal);

    private ConfiguredParameters(PipelinePlan plan)
    {
        _plan = plan;
        _all = new Lazy<(string Name, PlanStep Step)[]>(() => [.. PlanSteps.Of(plan)]);
    }

    /// <summary>Values of the pipeline's parameters, by their names.</summary>
    public IReadOnlyDictionary<string, Setting> Pipeline => _pipeline;

    /// <summary>Values of steps' parameters, by <c>step.parameter</c>.</summary>
    public IReadOnlyDictionary<string, Setting> Steps => _steps;

    /// <summary>Policies of steps, by <c>step.setting</c>.</summary>
    public IReadOnlyDictionary<string, Setting> Policies => _policies;

    /// <summary>Reads the settings of one pipeline.</summary>
    /// <param name="plan">The pipeline.</param>
    /// <param name="configuration">The settings.</param>
    /// <exception cref="UsageException">A key names no parameter or no step.</exception>
    public static ConfiguredParameters Read(PipelinePlan plan, IConfigurationRoot configuration)
    {
        ConfiguredParameters parameters = new(plan);

        // A provider at a time: the merged view would keep two spellings of one name apart, and lose which of them wins.
        foreach (IConfigurationProvider provider in configuration.Providers)
        {
            foreach (string key in Keys(provider, Root))
            {
                if (SettingName.Same(key, plan.Name))
                    parameters.ReadPipeline(provider, $"{Root}:{key}");
            }
        }

        return parameters;
    }

    private void ReadPipeline(IConfigurationProvider provider, string path)
    {
        foreach (string key in Keys(provider, path))
        {
            if (Match(_plan.Parameters, key) is { } parameter)
                _pipeline[parameter.Name] = new Setting(Text(provider, $"{path}:{key}"), $"{path}:{key}");
            else if (SettingName.Same(key, StepsKey))
                ReadSteps(provider, $"{path}:{key}", "");
            else
                throw Unknown(
                    $"{path}:{key}", $"pipeline '{_plan.Name}' has no parameter", key, [.. _plan.Parameters.Select(static each => each.Name), StepsKey]);
        }
    }

    /// <summary>Reads a section of steps.</summary>
    /// <param name="provider">Where it stands.</param>
    /// <param name="path">Its path.</param>
    /// <param name="prefix">What comes before the names in it: those of the pipelines and maps around, with dots.</param>
    private void ReadSteps(IConfigurationProvider provider, string path, string prefix)
    {
        foreach (string key in Keys(provider, path))
        {
            (string name, PlanStep? step) = _all.Value.FirstOrDefault(
                each => each.Name.StartsWith(prefix, StringComparison.Ordinal) && SettingName.Same(each.Name[prefix.Length..], key));
            ReadStep(provider, $"{path}:{key}", name, step ?? throw Unknown(
                $"{path}:{key}", $"pipeline '{_plan.Name}' has no step", prefix + key, _all.Value.Select(static each => each.Name)));
        }
    }

    private void ReadStep(IConfigurationProvider provider, string path, string fullName, PlanStep step)
    {
        bool isMade = step.Component.Pipeline is not null || step.Map is not null;
        foreach (string name in Keys(provider, path))
        {
            string place = $"{path}:{name}";
            if (Match(step.Component.Parameters, name) is { } parameter)
                _steps[$"{fullName}.{parameter.Name}"] = new Setting(Text(provider, place), place);
            else if (PolicySetting.Names.Any(each => SettingName.Same(each, name)) && WithoutPolicy(step) is { } reason)
                throw new UsageException($"The setting {place} has no effect: step '{fullName}' {reason}.");
            else if (PolicySetting.Names.FirstOrDefault(each => SettingName.Same(each, name)) is { } policy)
                _policies[$"{fullName}.{policy}"] = new Setting(Text(provider, place), place);
            else if (isMade && SettingName.Same(name, StepsKey))
                ReadSteps(provider, place, $"{fullName}.");
            else
                throw Unknown(place, $"step '{fullName}' has no parameter", name, Known(step, isMade));
        }
    }

    /// <summary>Why a step has no policy; null where it has one.</summary>
    private static string? WithoutPolicy(PlanStep step) =>
        step.Map is not null || step.Component.Pipeline is not null ? "runs other steps, each of which has a policy of its own"
        : step.Reference is not null ? "takes what is there already, and runs nothing"
        : null;

    private static IEnumerable<string> Known(PlanStep step, bool isMade) =>
    [
        .. step.Component.Parameters.Select(static each => each.Name),
        .. WithoutPolicy(step) is null ? PolicySetting.Names : [],
        .. isMade ? [StepsKey] : Array.Empty<string>(),
    ];

    private static ParameterInfo? Match(IEnumerable<ParameterInfo> parameters, string key) =>
        parameters.FirstOrDefault(each => SettingName.Same(each.Name, key) || SettingName.Same(each.Member, key));

    private static string[] Keys(IConfigurationProvider provider, string path) =>
        [.. provider.GetChildKeys([], path).Distinct(StringComparer.OrdinalIgnoreCase)];

    // A list in JSON arrives as one key an item.
    private static string Text(IConfigurationProvider provider, string path)
    {
        if (provider.TryGet(path, out string? text) && text is not null)
            return text;

        return string.Join(',', Keys(provider, path)
            .Order(ConfigurationKeyComparer.Instance)
            .Select(key => provider.TryGet($"{path}:{key}", out string? item) ? item : throw new UsageException(
                $"The setting {path}:{key} holds a section where a value is expected.")));
    }

    private static UsageException Unknown(string place, string what, string name, IEnumerable<string> known) =>
        new($"The setting {place} has no effect: {what} '{name}'.{NearestName.Proposal(name, known)}");
}
