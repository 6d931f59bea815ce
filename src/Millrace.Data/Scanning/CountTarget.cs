namespace Millrace.Data;

/// <summary>Numbers of rows alone.</summary>
internal sealed class CountTarget : ScanTarget
{
    public static CountTarget Instance { get; } = new();

    public override Batch? CreateBatch() => null;
}
