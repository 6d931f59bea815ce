namespace Millrace.Runtime.Tests;

internal static class Results
{
    public static StepResult Step(this RunResult result, string name) => result.Steps.Single(step => step.Name == name);

    /// <summary>The states in one text: <c>a executed, b reused</c>.</summary>
    public static string States(this RunResult result) =>
        string.Join(", ", result.Steps.Select(static step => $"{step.Name} {step.State.ToString().ToLowerInvariant()}"));

    public static PlanArgument Set(int parameter, object? value) => new(parameter, value?.ToString() ?? "null", _ => value);
}
