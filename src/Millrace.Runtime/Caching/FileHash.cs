namespace Millrace.Runtime;

/// <summary>Hashes a file, or knows its digest.</summary>
/// <param name="path">The file's full path.</param>
/// <param name="digest">Takes the 32 bytes of the digest.</param>
/// <param name="cancellation">Ends the work early.</param>
/// <returns>The file's length.</returns>
internal delegate long FileHash(string path, Span<byte> digest, CancellationToken cancellation);
