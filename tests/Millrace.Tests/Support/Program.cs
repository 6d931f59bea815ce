namespace Millrace.Tests.Support;

/// <summary>A program of pipelines that tests start as a process of its own.</summary>
internal static class Program
{
    /// <summary>The pipeline whose last step does not listen to cancellation, and whose library leaves a thread behind.</summary>
    public const string Stubborn = "stubborn";

    /// <summary>The pipeline whose last step waits until it is cancelled.</summary>
    public const string Patient = "patient";

    /// <summary>The patient pipeline with a step at its end that runs always, and takes longer than a cancelled program may.</summary>
    public const string Careful = "careful";

    public static async Task<int> Main(string[] args)
    {
        PipelineCatalog.Add(Numbers.Plan.Name, static () => Numbers.Plan);
        PipelineCatalog.Add(Patient, static () => Numbers.Create(Patient, static async call => await Task.Delay(Timeout.Infinite, call.Cancellation)));
        PipelineCatalog.Add(Careful, static () =>
        {
            PipelinePlan patient = Numbers.Create(Careful, static async call => await Task.Delay(Timeout.Infinite, call.Cancellation));
            return patient with
            {
                Steps = patient.Steps.Add(new PlanStep { Name = "tidy", Component = Numbers.Tidy, Inputs = [new PlanInput(2, 0)], RunsAlways = true }),
            };
        });
        PipelineCatalog.Add(Stubborn, static () => Numbers.Create(Stubborn, static call =>
        {
            new Thread(static () => Thread.Sleep(Timeout.Infinite)) { IsBackground = false }.Start();
            Thread.Sleep(Timeout.Infinite);
            return ValueTask.CompletedTask;
        }));
        return await MillraceApplication.RunAsync(args);
    }
}
