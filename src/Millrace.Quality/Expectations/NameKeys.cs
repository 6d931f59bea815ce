using System.Text;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// Reads the keys of an enumeration's values by their names: two enumerations that name the same things may number them differently. Each value is named once.
/// </summary>
/// <param name="numbers">Reads the keys of their numbers.</param>
internal sealed class NameKeys(KeyReader numbers) : KeyReader
{
    private readonly Dictionary<UInt128, UInt128> _names = [];

    /// <summary>The reader of keys that are the same in two datasets: of an enumeration by names, of others as <see cref="ColumnKeys"/> has them.</summary>
    /// <exception cref="MillraceException">The column holds lists, which are no keys.</exception>
    public static KeyReader Of(Column column) => column.Info.Type == ColumnType.Enum ? new NameKeys(ColumnKeys.Of(column)) : ColumnKeys.Of(column);

    protected override void Fill(Column values, Span<UInt128> keys)
    {
        ReadOnlySpan<UInt128> read = numbers.Read(values);
        for (int i = 0; i < read.Length; i++)
        {
            if (values.IsMissing(i))
                continue;
            if (!_names.TryGetValue(read[i], out UInt128 key))
                _names[read[i]] = key = ColumnKeys.Of(Encoding.UTF8.GetBytes(values.FormatText(i)!));
            keys[i] = key;
        }
    }
}
