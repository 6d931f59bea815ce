namespace Millrace.Runtime;

/// <summary>Where a parameter's value came from.</summary>
public enum ParameterOrigin
{
    /// <summary>The default that the class declares.</summary>
    Default = 0,

    /// <summary>The pipeline's <c>Define</c> sets it.</summary>
    Pipeline = 1,

    /// <summary>The person or program that started the run gave it, by option, environment or configuration.</summary>
    Override = 2,
}
