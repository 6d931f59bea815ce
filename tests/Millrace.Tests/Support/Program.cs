namespace Millrace.Tests.Support;

/// <summary>A program of pipelines that tests start as a process of its own.</summary>
internal static class Program
{
    /// <summary>The pipeline whose last step does not listen to cancellation, and whose library leaves a thread behind.</summary>
    public const string Stubborn = "stubborn";

    /// <summary>The pipeline whose last step waits until it is cancelled.</summary>
    public const string Patient = "patient";

    public static async Task<int> Main(string[] args)
    {
        PipelineCatalog.Add(Numbers.Plan.Name, static () => Numbers.Plan);
        PipelineCatalog.Add(Patient, static () => Numbers.Create(Patient, static async call => await Task.Delay(Timeout.Infinite, call.Cancellation)));
        PipelineCatalog.Add(Stubborn, static () => Numbers.Create(Stubborn, static call =>
        {
            new Thread(static () => Thread.Sleep(Timeout.Infinite)) { IsBackground = false }.Start();
            Thread.Sleep(Timeout.Infinite);
            return ValueTask.CompletedTask;
        }));
        return await MillraceApplication.RunAsync(args);
    }
}
