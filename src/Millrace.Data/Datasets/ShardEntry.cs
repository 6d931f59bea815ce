namespace Millrace.Data;

/// <summary>One file of a dataset.</summary>
/// <param name="File">Its name in the dataset's folder.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal digits.</param>
internal sealed record ShardEntry(string File, long Rows, long Bytes, string Sha256)
{
    /// <summary>What is known of each column of the dataset, in their order; null in manifests of format 1.</summary>
    public IReadOnlyList<ShardColumn>? Columns { get; init; }
}
