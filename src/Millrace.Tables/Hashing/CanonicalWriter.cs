namespace Millrace.Tables;

/// <summary>Writes the bytes that stand for a value.</summary>
/// <returns>How many, at most <see cref="CanonicalBytes.Most"/>.</returns>
internal delegate int CanonicalWriter<in T>(T value, Span<byte> target);
