namespace Millrace.Safety.Tests.Work;

/// <summary>Lets a component hang where it tells how far it is.</summary>
/// <param name="step">The runtime's.</param>
/// <param name="most">How much it has done when it hangs, at least.</param>
/// <param name="hangs">Told when it does.</param>
internal sealed class HungContext(StepContext step, long most, Action hangs) : StepContext
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
        if (done < most)
            return;
        hangs();
        Thread.Sleep(Timeout.Infinite);
    }
}
