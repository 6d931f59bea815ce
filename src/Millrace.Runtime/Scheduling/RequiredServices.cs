using System.Runtime.CompilerServices;

namespace Millrace.Runtime;

/// <summary>Finds services that components take and nobody registered, before anything runs: the step that lacks one may come hours later.</summary>
internal static class RequiredServices
{
    /// <summary>Checks the steps that are to be run, those for items of maps as well.</summary>
    /// <exception cref="MillraceException">A service is missing, or cannot be made; the message names the step.</exception>
    public static async ValueTask CheckAsync(BoundPlan plan, StepRange range, RunServices services)
    {
        foreach (BoundStep step in plan.Steps.Where(step => range.Contains(step.Index)))
            await CheckAsync(step, step.Name, services).ConfigureAwait(false);
    }

    private static async ValueTask CheckAsync(BoundStep step, string name, RunServices services)
    {
        foreach (BoundStep inner in step.Body?.Steps ?? [])
            await CheckAsync(inner, $"{name}.{inner.Name}", services).ConfigureAwait(false);
        if (step.Component.Services is null)
            return;

        var scope = new StepScope(services, step.Component);
        await using ConfiguredAsyncDisposable letGo = scope.ConfigureAwait(false);
        try
        {
            step.Component.Services(scope.Services);
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
