using System.Collections.Immutable;
using System.Globalization;

namespace Millrace;

/// <summary>One parameter of a component or pipeline. Generated.</summary>
public sealed class ParameterInfo
{
    /// <summary>The name in kebab case, as options and configuration spell it: <c>test-fraction</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The property's name.</summary>
    public required string Member { get; init; }

    /// <summary>How values are read and written.</summary>
    public required ParameterCodec Codec { get; init; }

    /// <summary>The documentation comment's summary; empty where there is none.</summary>
    public string Help { get; init; } = "";

    /// <summary>Yields the default; null where a value is required.</summary>
    public Func<object?>? Default { get; init; }

    /// <summary>
    /// How the default is computed, as it is written in the program, where it depends on a clock, chance, the environment or the machine; null where it is
    /// the same for every run.
    /// </summary>
    public string? DefaultText { get; init; }

    /// <summary>Whether it is the path of something read from outside (<see cref="SourceAttribute"/>).</summary>
    public bool IsSource { get; init; }

    /// <summary>
    /// The property of the parameter that says which spans of a source are wanted (<see cref="SourceAttribute.SelectedBy"/>); null where it is a path.
    /// </summary>
    public string? SelectedBy { get; init; }

    /// <summary>Whether nobody may see its value (<see cref="SecretAttribute"/>).</summary>
    public bool IsSecret { get; init; }

    /// <summary>The smallest allowed number, or null.</summary>
    public double? Minimum { get; init; }

    /// <summary>The largest allowed number, or null.</summary>
    public double? Maximum { get; init; }

    /// <summary>The allowed texts; empty where any is.</summary>
    public ImmutableArray<string> Allowed { get; init; } = [];

    /// <summary>Reads and checks a value.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The boxed value.</returns>
    /// <exception cref="ParameterException">The text is no value of the type, or out of its range.</exception>
    public object? Parse(string text)
    {
        object? value;
        try
        {
            value = Codec.Parse(text);
        }
        catch (FormatException exception)
        {
            throw IsSecret
                ? new ParameterException(Name, $"the value of the secret '{Name}' cannot be read: expected {Codec.TypeName}.")
                : new ParameterException(Name, $"'{text}' is not a value for '{Name}': {exception.InnerException?.Message ?? $"expected {Codec.TypeName}."}");
        }

        Check(value);
        return value;
    }

    /// <summary>Checks a value against range and domain.</summary>
    /// <param name="value">The value; null passes.</param>
    /// <exception cref="ParameterException">It is outside.</exception>
    public void Check(object? value)
    {
        if (value is null)
            return;

        if (Minimum is not null || Maximum is not null)
        {
            double number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
            if (!(number >= (Minimum ?? double.NegativeInfinity) && number <= (Maximum ?? double.PositiveInfinity)))
                throw new ParameterException(Name, $"{Told(Codec.Format(value))} must {Range()}.");
        }

        if (!Allowed.IsDefaultOrEmpty && !Allowed.Contains(Codec.Format(value)))
            throw new ParameterException(Name, $"{Told($"\"{Codec.Format(value)}\"")} must be one of {string.Join(", ", Allowed)}.");
    }

    private string Told(string value) => IsSecret ? $"the value of the secret '{Name}'" : $"'{Name}' is {value}, but";

    private string Range() => (Minimum, Maximum) switch
    {
        (_, null or double.PositiveInfinity) => string.Create(CultureInfo.InvariantCulture, $"be at least {Minimum}"),
        (null or double.NegativeInfinity, _) => string.Create(CultureInfo.InvariantCulture, $"be at most {Maximum}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"lie between {Minimum} and {Maximum}"),
    };
}
