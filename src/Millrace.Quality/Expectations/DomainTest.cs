using System.Collections.Frozen;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Whether a value of fixed width is one of some.</summary>
internal readonly struct DomainTest<T> : IValueTest<T>
    where T : struct
{
    private readonly FrozenSet<T> _values;

    /// <exception cref="MillraceException">A text is no value of the column's type.</exception>
    public DomainTest(ColumnInfo column, DomainExpectation domain, ValueFormat<T> format)
    {
        var values = new HashSet<T>();
        foreach (string text in domain.Values)
        {
            if (!format.TryParse(text, out T value))
            {
                throw new MillraceException(
                    $"Column \"{column.Name}\": \"{text}\" in [OneOf(…)] is no value of its type, {column.Type}. Correct the attribute.");
            }

            values.Add(value);
        }

        _values = values.ToFrozenSet();
    }

    public static bool IsInterval => false;

    public bool Holds(T value) => _values.Contains(value);

    public int CountBroken(ReadOnlySpan<T> values) => -1;
}
