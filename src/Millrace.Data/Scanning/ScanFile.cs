using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>A file that is read.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Rows">The rows that it must have; null where nobody knows.</param>
/// <param name="Ranges">What is known of its values without opening it, for columns of these types; null where nothing is.</param>
internal sealed record ScanFile(string Path, long? Rows = null, Func<ImmutableArray<Column>, IRangeSource>? Ranges = null);
