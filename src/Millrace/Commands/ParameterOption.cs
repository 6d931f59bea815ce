using System.CommandLine;
using System.Globalization;

namespace Millrace.Commands;

/// <summary>One parameter of a pipeline as an option with its help text, type, range and default.</summary>
internal static class ParameterOption
{
    /// <summary>Creates the option of a name, over all pipelines that have a parameter of that name.</summary>
    public static Option Create(string name, IReadOnlyList<PipelinePlan> plans)
    {
        (PipelinePlan Plan, ParameterInfo Parameter)[] owners =
        [
            .. plans.SelectMany(static plan => plan.Parameters, static (plan, parameter) => (plan, parameter))
                .Where(owner => owner.parameter.Name == name),
        ];
        string[] types = [.. owners.Select(static owner => owner.Parameter.Codec.TypeName).Distinct(StringComparer.Ordinal)];
        string description = plans.Count == 1
            ? Describe(owners[0].Parameter)
            : string.Join(' ', owners.Select(static owner => $"[{owner.Plan.Name}] {Describe(owner.Parameter)}"));

        // A switch may stand without its value; it then takes the next word only if that is true or false.
        return owners.All(static owner => owner.Parameter.Codec.Type == typeof(bool))
            ? new Option<bool>($"--{name}") { Description = description, HelpName = types[0] }
            : new Option<string>($"--{name}") { Description = description, HelpName = string.Join('|', types) };
    }

    /// <summary>The text that was given, or null where the option is absent.</summary>
    public static string? Read(ParseResult parsed, Option option)
    {
        if (parsed.GetResult(option) is not { Implicit: false })
            return null;

        return option is Option<bool> flag ? parsed.GetValue(flag) ? "true" : "false" : parsed.GetValue((Option<string>)option);
    }

    private static string Describe(ParameterInfo parameter)
    {
        List<string> facts = [];
        if (parameter.Minimum is not null || parameter.Maximum is not null)
            facts.Add($"{Bound(parameter.Minimum)} to {Bound(parameter.Maximum)}");
        if (!parameter.Allowed.IsDefaultOrEmpty)
            facts.Add($"one of {string.Join(", ", parameter.Allowed)}");
        if (parameter.IsSecret)
            facts.Add("secret: not taken from the command line, but from the environment or settings");
        else
            facts.Add(parameter.Default is null ? "required" : Default(parameter));
        return parameter.Help.Length > 0 ? $"{parameter.Help} ({string.Join("; ", facts)})" : $"({string.Join("; ", facts)})";
    }

    private static string Bound(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "…";

    private static string Default(ParameterInfo parameter)
    {
        string text = parameter.Codec.Format(parameter.Default!());
        return text.Length > 0 ? $"default {text}" : "default none";
    }
}
