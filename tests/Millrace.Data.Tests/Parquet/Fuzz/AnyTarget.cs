namespace Millrace.Data.Tests.Files;

/// <summary>Delivers batches of any shape.</summary>
internal sealed class AnyTarget(Func<Batch> create) : ScanTarget
{
    public override Batch CreateBatch() => create();
}
