namespace Millrace.Safety.Tests.Work;

/// <summary>Sees how far a component tells that it is.</summary>
/// <param name="step">The runtime's.</param>
/// <param name="most">How much it has done, at least, when somebody is told.</param>
/// <param name="reached">Told, each time, on the component's thread: it goes on when that is over.</param>
internal sealed class WatchedContext(StepContext step, long most, Action reached) : StepContext
{
    public override string StepName => step.StepName;

    public override string RunId => step.RunId;

    public override TimeProvider Time => step.Time;

    public override int Processors => step.Processors;

    public override string CreateFolder() => step.CreateFolder();

    public override string DigestOfFile(string path, CancellationToken cancellation) => step.DigestOfFile(path, cancellation);

    public override void RecordMetric(string name, double value, bool headline = false) => step.RecordMetric(name, value, headline);

    public override void RecordSeries(string name, long position, double value) => step.RecordSeries(name, position, value);

    public override void ReportProgress(long done, long? total, string unit)
    {
        step.ReportProgress(done, total, unit);
        if (done >= most)
            reached();
    }
}
