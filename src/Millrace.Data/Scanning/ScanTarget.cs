namespace Millrace.Data;

/// <summary>What a scan delivers.</summary>
internal abstract class ScanTarget
{
    /// <summary>An empty batch of what is delivered; null where only the number of rows is.</summary>
    public abstract Batch? CreateBatch();
}
