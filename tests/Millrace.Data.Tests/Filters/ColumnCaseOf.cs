namespace Millrace.Data.Tests.Filters;

/// <summary>A column, and how C# compares its values.</summary>
/// <param name="column">The column.</param>
/// <param name="get">A row's value; null where it is missing.</param>
/// <param name="constant">A row's value that is never missing.</param>
/// <param name="compare">The order of two values; null where they have none.</param>
/// <param name="other">A column of the same values, which is never missing.</param>
internal sealed class ColumnCase<TValue>(
    ColumnRef<Everything, TValue> column, Func<Everything, object?> get, Func<Everything, TValue> constant, Func<TValue, TValue, int?> compare,
    ColumnRef<Everything, TValue> other) : ColumnCase
    where TValue : notnull
{
    public const int Kinds = 16;

    public override FilterCase Make(int kind, Everything[] constants)
    {
        TValue value = constant(constants[0]);
        TValue[] values = [.. constants.Select(constant)];
        return kind switch
        {
            0 => Of(column == value, row => Compare(row, value, static order => order == 0)),
            1 => Of(column != value, row => Compare(row, value, static order => order != 0)),
            2 => Of(column < value, row => Compare(row, value, static order => order < 0)),
            3 => Of(column <= value, row => Compare(row, value, static order => order <= 0)),
            4 => Of(column > value, row => Compare(row, value, static order => order > 0)),
            5 => Of(column >= value, row => Compare(row, value, static order => order >= 0)),
            6 => Of(column == other, row => Compare(row, constant(row), static order => order == 0)),
            7 => Of(column != other, row => Compare(row, constant(row), static order => order != 0)),
            8 => Of(column < other, row => Compare(row, constant(row), static order => order < 0)),
            9 => Of(other < column, row => Compare(row, constant(row), static order => order > 0)),
            10 => Of(column <= other, row => Compare(row, constant(row), static order => order <= 0)),
            11 => Of(column >= other, row => Compare(row, constant(row), static order => order >= 0)),
            12 => Of(column.In(values), row => get(row) is TValue found ? Array.Exists(values, each => compare(found, each) == 0) : null),
            13 => Of(
                column.Between(value, values[^1]),
                row => Compare(row, value, static order => order >= 0) & Compare(row, values[^1], static order => order <= 0)),
            14 => Of(column.IsMissing(), row => get(row) is null),
            _ => Of(column.IsPresent(), row => get(row) is not null),
        };
    }

    private static FilterCase Of(Filter<Everything> filter, Func<Everything, bool?> holds) => new(filter, holds);

    private bool? Compare(Everything row, TValue value, Func<int?, bool> holds) => get(row) is TValue found ? holds(compare(found, value)) : null;
}
