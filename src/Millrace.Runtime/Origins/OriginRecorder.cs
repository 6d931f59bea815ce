namespace Millrace.Runtime;

/// <summary>Writes down where a run comes from while its steps go on: looking for it takes longer than a step may.</summary>
internal static class OriginRecorder
{
    /// <summary>Begins on another thread. What goes wrong is logged, and fails no run.</summary>
    /// <returns>Ends once it is written down, or will not be.</returns>
    public static Task RecordAsync(RunServices services, RunTicket ticket, PipelinePlan plan) => Task.Run(async () =>
    {
        try
        {
            Task<SourceRevision?> revision = ProgramOrigin.CurrentRevision;
            (string Digest, string Document) text = PlanText.Of(plan);
            await Add(ProgramOrigin.Current).ConfigureAwait(false);
            if (await revision.ConfigureAwait(false) is { } found)
                await Add(ProgramOrigin.Current with { Revision = found }).ConfigureAwait(false);

            Task Add(ProgramOrigin origin) => services.Store.Commits.RunAsync(() => services.Store.Runs.AddOrigin(ticket.Number, plan.Name, text, origin));
        }
#pragma warning disable CA1031 // It is no reason to lose a run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            RunLog.OriginLost(services.Logger, ticket.RunId, exception);
        }
    });
}
