namespace Millrace.Runtime;

/// <summary>Finds services that components take and nobody registered, before anything runs: the step that lacks one may come hours later.</summary>
internal static class RequiredServices
{
    /// <summary>Checks the steps that are to be run, those for items of maps as well.</summary>
    /// <exception cref="MillraceException">A service is missing, or cannot be made; the message names the step.</exception>
    public static void Check(BoundPlan plan, StepRange range, IServiceProvider services)
    {
        foreach (BoundStep step in plan.Steps.Where(step => range.Contains(step.Index)))
            Check(step, step.Name, services);
    }

    private static void Check(BoundStep step, string name, IServiceProvider services)
    {
        foreach (BoundStep inner in step.Body?.Steps ?? [])
            Check(inner, $"{name}.{inner.Name}", services);
        try
        {
            step.Component.Services?.Invoke(services);
        }
        catch (InvalidOperationException exception)
        {
            throw new MillraceException(
                $"Step '{name}' needs a service that the program does not have: {exception.Message.TrimEnd('.')}. Register it with the " +
                $"application's services before the application is built; the documentation of {TypeNames.Display(step.Component.Type)} says how.",
                exception);
        }
    }
}
