namespace Millrace.Runtime;

/// <summary>A file that is to be copied out of the store.</summary>
/// <param name="Name">Its name in the folder, with slashes between folders.</param>
/// <param name="Bytes">Its length; null where that is not recorded by itself.</param>
/// <param name="Digest">SHA-256 of its bytes; null where that is not recorded by itself.</param>
/// <param name="Places">Where the content may be found, the best place first.</param>
internal sealed record CheckoutFile(string Name, long? Bytes, string? Digest, IEnumerable<string> Places);
