using Millrace.Data;

namespace Millrace.Quality;

/// <summary>A column by whose values rows are looked at apart.</summary>
/// <param name="place">Its place in the schema.</param>
/// <param name="name">Its name in files.</param>
/// <param name="values">The values that make slices of their own, as text.</param>
internal sealed class SliceColumn(int place, string name, IReadOnlyList<string> values)
{
    public int Place => place;

    /// <summary>
    /// Which slice each row belongs to: a value's by its place, then all rarer ones together; <see cref="RowCategories.None"/> without a value.
    /// </summary>
    public RowCategories CategoriesOf(Column column) => ListedCategories.Of(column, values);

    /// <summary>A slice by its category.</summary>
    public Slice SliceOf(int category) =>
        category == RowCategories.None ? new Slice(name, null, false)
        : category == values.Count ? Slice.OthersOf(name) : new Slice(name, values[category], false);
}
