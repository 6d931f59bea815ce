namespace Millrace.Runtime;

/// <summary>A folder of files as it was hashed: what the store needs to find it again and to see that it is whole.</summary>
/// <param name="Digest">The digest of the content, in hexadecimal digits.</param>
/// <param name="Bytes">The bytes of all files.</param>
/// <param name="Files">How many files.</param>
internal sealed record StoredObject(string Digest, long Bytes, int Files)
{
    /// <summary>The names, lengths and times of its files before they were read: what is written later is not what the digest stands for.</summary>
    public string Stamp { get; init; } = "";
}
