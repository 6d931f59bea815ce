namespace Millrace.Data;

/// <summary>A value that occurs often.</summary>
/// <param name="Value">Its bytes, as they were given; of more than <see cref="FrequentItems.MostBytes"/> the first of them.</param>
/// <param name="Length">How many bytes it has in all.</param>
/// <param name="Weight">How often it occurs at least. At most <see cref="FrequentItems.MaximumError"/> more.</param>
internal readonly record struct FrequentItem(ReadOnlyMemory<byte> Value, int Length, double Weight);
