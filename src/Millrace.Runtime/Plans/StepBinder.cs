using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Gives the parameters of one step their values.</summary>
/// <param name="overrides">What somebody gave.</param>
internal sealed class StepBinder(StepOverrides overrides)
{
    /// <summary>Binds a step's parameters.</summary>
    /// <param name="step">The step.</param>
    /// <param name="fullName">Its name, with those of the pipelines and maps around it.</param>
    /// <param name="pipeline">The instance that expressions are computed from.</param>
    public ImmutableArray<BoundParameter> Bind(PlanStep step, string fullName, object pipeline)
    {
        ImmutableArray<ParameterInfo> infos = step.Component.Parameters;
        var parameters = ImmutableArray.CreateBuilder<BoundParameter>(infos.Length);
        for (int i = 0; i < infos.Length; i++)
        {
            ParameterInfo info = infos[i];
            int position = i;
            string name = $"{fullName}.{info.Name}";
            PlanArgument? argument = step.Arguments.FirstOrDefault(each => each.Parameter == position);
            parameters.Add(
                overrides.Find(fullName, i) is string text ? new BoundParameter(info, InStep(fullName, name, () => info.Parse(text)), ParameterOrigin.Override)
                : argument is not null ? new BoundParameter(
                    info, InStep(fullName, name, () => Evaluate(argument, info, name, pipeline)), ParameterOrigin.Pipeline)
                : InStep(fullName, name, () => Default(info, $"step '{fullName}'", name)));
        }

        return parameters.MoveToImmutable();
    }

    /// <summary>The default of a parameter.</summary>
    /// <exception cref="ParameterException">It has none.</exception>
    public static BoundParameter Default(ParameterInfo info, string owner, string name)
    {
        if (info.Default is null)
            throw new ParameterException(name, $"{owner} needs a value for '{info.Name}' ({info.Codec.TypeName}).");

        object? value = info.Default();
        info.Check(value);
        return new BoundParameter(info, value, ParameterOrigin.Default);
    }

    private static object? Evaluate(PlanArgument argument, ParameterInfo info, string name, object pipeline)
    {
        object? value;
        try
        {
            value = argument.Evaluate(pipeline);
        }
        catch (Exception exception) when (exception is not ParameterException)
        {
            throw info.IsSecret
                ? new ParameterException(
                    $"'{name}' is a secret, and what the pipeline sets it to cannot be computed: {TypeNames.Display(exception.GetType())}.")
                : new ParameterException($"'{name}' is set to {argument.Text}, which cannot be computed: {exception.Message}", exception);
        }

        info.Check(value);
        return value;
    }

    /// <summary>Adds the step's name to an error that knows the parameter alone.</summary>
    private static T InStep<T>(string step, string name, Func<T> bind)
    {
        try
        {
            return bind();
        }
        catch (ParameterException exception) when (exception.Parameter.Length > 0 && exception.Parameter != name)
        {
            throw new ParameterException(name, $"step '{step}': {exception.Message}");
        }
    }
}
