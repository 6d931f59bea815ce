namespace Millrace.Safety.Tests.Work;

/// <summary>What the steps of the graph of work get from the program that runs them. Nothing of it changes a result.</summary>
internal sealed class WorkServices(Journal journal, TimeSpan work) : IServiceProvider
{
    /// <summary>The step that never ends in this process; null for none.</summary>
    public string? HangsIn { get; init; }

    /// <summary>Told when it hangs.</summary>
    public Action? Hangs { get; init; }

    /// <summary>Notes that a step is computed, and takes some time for it.</summary>
    public async Task ComputeAsync(string step)
    {
        journal.Add(step);
        if (step == HangsIn)
        {
            Hangs?.Invoke();
            await Task.Delay(Timeout.Infinite).ConfigureAwait(false);
        }

        await Task.Delay(work).ConfigureAwait(false);
    }

    public object? GetService(Type serviceType) => serviceType == typeof(WorkServices) ? this : null;
}
