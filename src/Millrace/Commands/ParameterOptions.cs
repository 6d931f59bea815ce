using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.Configuration;
using Millrace.Runtime;
using Millrace.Settings;

namespace Millrace.Commands;

/// <summary>The pipeline's parameters as options, and <c>--set</c> for those of steps.</summary>
internal sealed class ParameterOptions
{
    // One option a name: pipelines may share names, and which pipeline is meant is known only after parsing.
    private readonly OrderedDictionary<string, Option> _options = new(StringComparer.Ordinal);

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Sets a parameter of a step (step.parameter=value; of a step in a pipeline or map that is a step: outer.step.parameter=value), or "
            + "one of the pipeline by its name (parameter=value), also where an option of the program has the same name. Repeatable; wins over settings "
            + "and over what the pipeline says.",
        HelpName = "step.parameter=value",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly IConfigurationRoot _configuration;
    private readonly Output.ProgramConsole _console;

    /// <summary>Creates the options.</summary>
    /// <param name="context">The program.</param>
    /// <param name="reserved">Options of the program with their hyphens: where a parameter has such a name, the program's option stands.</param>
    public ParameterOptions(ProgramContext context, IReadOnlySet<string> reserved)
    {
        _configuration = context.Configuration;
        _console = context.Console;
        PipelinePlan[] plans = [.. context.Pipelines.Plans];
        IEnumerable<string> names = plans.SelectMany(static plan => plan.Parameters).Select(static parameter => parameter.Name);
        foreach (string name in names.Distinct(StringComparer.Ordinal))
        {
            if (!reserved.Contains($"--{name}"))
                _options.Add(name, ParameterOption.Create(name, plans));
        }
    }

    public void AddTo(Command command)
    {
        foreach (Option option in _options.Values)
            command.Add(option);

        command.Add(_set);
    }

    /// <summary>Gives every parameter its value: command line, then settings, then what the pipeline says, then the default.</summary>
    /// <exception cref="UsageException">A parameter does not exist or its value cannot be read.</exception>
    /// <exception cref="ParameterException">A value is missing or out of range.</exception>
    public BoundPlan Bind(ParseResult parsed, PipelinePlan plan)
    {
        ConfiguredParameters configured = ConfiguredParameters.Read(plan, _configuration);
        foreach ((string name, Setting setting) in configured.Pipeline)
            Check(plan.Parameters.First(each => each.Name == name), setting);

        Dictionary<string, string> pipeline = Texts(configured.Pipeline);
        Dictionary<string, string> steps = Texts(configured.Steps);
        foreach ((string name, Option option) in _options)
        {
            if (ParameterOption.Read(parsed, option) is not { } text)
                continue;
            if (!plan.Parameters.Any(parameter => parameter.Name == name))
            {
                throw new UsageException(
                    $"Pipeline '{plan.Name}' has no parameter '--{name}'.{NearestName.Proposal(name, plan.Parameters.Select(static each => each.Name))}");
            }

            RefuseSecret(plan, $"--{name}", name);
            pipeline[name] = text;
        }

        foreach (string assignment in parsed.GetValue(_set) ?? [])
        {
            (string name, string text) = Split(assignment);
            RefuseSecret(plan, $"--set {name}", name);
            (name.Contains('.', StringComparison.Ordinal) ? steps : pipeline)[name] = text;
        }

        try
        {
            BoundPlan bound = PlanBinder.Bind(plan, pipeline, steps, Texts(configured.Policies));
            _console.Secrets = bound.Secrets;
            return bound;
        }
        catch (ParameterException exception) when (BindingErrors.Explain(exception, plan, configured, pipeline, steps) is { } explained)
        {
            throw explained;
        }
    }

    private static Dictionary<string, string> Texts(IReadOnlyDictionary<string, Setting> settings) =>
        settings.ToDictionary(static pair => pair.Key, static pair => pair.Value.Text, StringComparer.Ordinal);

    private static void Check(ParameterInfo parameter, Setting setting)
    {
        try
        {
            parameter.Parse(setting.Text);
        }
        catch (ParameterException exception)
        {
            throw new UsageException($"{exception.Message} It is set by {setting.Place}.", parameter.Name);
        }
    }

    private static void RefuseSecret(PipelinePlan plan, string option, string name)
    {
        if (Secrets.Find(plan, name) is not null)
            throw new UsageException($"'{option}' would set a secret, and others see command lines. {Secrets.Remedy(plan, name)}");
    }

    private static (string Name, string Text) Split(string assignment)
    {
        int equals = assignment.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? (assignment[..equals], assignment[(equals + 1)..])
            : throw new UsageException($"'--set {assignment}' sets nothing: write --set step.parameter=value.");
    }
}
