namespace Millrace.Data;

/// <summary>Rows of a schema.</summary>
internal sealed class ScanTarget<T> : ScanTarget
    where T : struct, ISchema<T>
{
    public static ScanTarget<T> Instance { get; } = new();

    public override Batch CreateBatch() => T.CreateBatch(0);
}
