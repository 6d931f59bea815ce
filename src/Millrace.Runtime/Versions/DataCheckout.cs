namespace Millrace.Runtime;

/// <summary>A version of data that was copied out of the store.</summary>
/// <param name="Folder">The full path of the folder.</param>
/// <param name="Files">How many files it has.</param>
/// <param name="Bytes">The bytes of them all.</param>
public sealed record DataCheckout(string Folder, int Files, long Bytes);
