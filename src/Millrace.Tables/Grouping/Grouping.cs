using System.Collections.Immutable;
using System.Numerics;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// What rows make a group, and what is told of each: every column of the result is said once. Missing values of a key are one value, so are both zeros and
/// all NaNs. Aggregates look at present values; what has none to look at is missing, so its column of the result must be nullable where the column may
/// lack values. Without a key all rows are one group, and no rows make none. What is said does not depend on the number of threads or on the budget.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
/// <typeparam name="TResult">The type of a row that stands for a group.</typeparam>
public sealed class Grouping<T, TResult>
    where T : struct, ISchema<T>
    where TResult : struct, ISchema<TResult>
{
    private readonly ImmutableArray<GroupPart> _parts;

    /// <summary>Starts a grouping that says nothing yet.</summary>
    public Grouping()
        : this([])
    {
    }

    internal Grouping(ImmutableArray<GroupPart> parts) => _parts = parts;

    /// <summary>Rows with the same value of a column are of one group, as far as other keys agree.</summary>
    /// <typeparam name="TValue">The type of its values.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="into">Takes the value.</param>
    public Grouping<T, TResult> Key<TValue>(ColumnRef<T, TValue> column, ColumnRef<TResult, TValue> into)
        where TValue : notnull => Keep(column, into, Choice.First, "key", isKey: true);

    /// <summary>How many rows the group has.</summary>
    /// <param name="into">Takes the number.</param>
    public Grouping<T, TResult> Count(ColumnRef<TResult, long> into) => Add(null, into, "count", mayMiss: false, static _ => new RowCount());

    /// <summary>In how many rows of the group a column has a value.</summary>
    /// <param name="column">The column.</param>
    /// <param name="into">Takes the number.</param>
    public Grouping<T, TResult> CountPresent(ColumnRef<T> column, ColumnRef<TResult, long> into) =>
        Add(column, into, "count", mayMiss: false, static _ => new RowCount());

    /// <summary>How many different values of a column the group has, a missing one aside.</summary>
    /// <param name="column">The column.</param>
    /// <param name="into">Takes the number.</param>
    public Grouping<T, TResult> CountDistinct(ColumnRef<T> column, ColumnRef<TResult, long> into)
    {
        ArgumentNullException.ThrowIfNull(column);
        int index = column.Index;
        return Add(
            column, into, "count of different values", mayMiss: false, space => new DistinctCount(space, () => CreateColumn(index)), grows: true);
    }

    /// <summary>
    /// The sum of a column: exact for whole numbers, with what each addition loses carried along for floating-point numbers, in the order of rows.
    /// </summary>
    /// <typeparam name="TValue">The type of its values.</typeparam>
    /// <typeparam name="TSum">The type of the sum; one that is too large for it is an error.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="into">Takes the sum.</param>
    /// <exception cref="DataException">Values have a part behind the point, and the sum has not.</exception>
    public Grouping<T, TResult> Sum<TValue, TSum>(ColumnRef<T, TValue> column, ColumnRef<TResult, TSum> into)
        where TValue : struct, INumber<TValue>
        where TSum : struct, INumber<TSum>
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(into);
        return Totals.HasFraction<TValue>() && !Totals.HasFraction<TSum>()
            ? throw new DataException($"{into} takes the sum of {column}, which need not be a whole number: make it {column.Info.Type}.")
            : Add(column, into, "sum", column.Info.IsNullable, static _ => Totals.Create<TValue, TSum>(isMean: false));
    }

    /// <summary>The mean of a column.</summary>
    /// <typeparam name="TValue">The type of its values.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="into">Takes the mean.</param>
    public Grouping<T, TResult> Mean<TValue>(ColumnRef<T, TValue> column, ColumnRef<TResult, double> into)
        where TValue : struct, INumber<TValue>
    {
        ArgumentNullException.ThrowIfNull(column);
        return Add(column, into, "mean", column.Info.IsNullable, static _ => Totals.Create<TValue, double>(isMean: true));
    }

    /// <summary>The smallest value of a column, in the order that <see cref="Order{T}"/> describes.</summary>
    /// <typeparam name="TValue">The type of its values.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="into">Takes the value.</param>
    public Grouping<T, TResult> Min<TValue>(ColumnRef<T, TValue> column, ColumnRef<TResult, TValue> into)
        where TValue : notnull => Keep(column, into, Choice.Smallest, "smallest value");

    /// <summary>The largest value of a column, in the order that <see cref="Order{T}"/> describes.</summary>
    /// <typeparam name="TValue">The type of its values.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="into">Takes the value.</param>
    public Grouping<T, TResult> Max<TValue>(ColumnRef<T, TValue> column, ColumnRef<TResult, TValue> into)
        where TValue : notnull => Keep(column, into, Choice.Largest, "largest value");

    /// <summary>A column's value in the group's first row, missing where it is missing there.</summary>
    /// <typeparam name="TValue">The type of its values.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="into">Takes the value.</param>
    public Grouping<T, TResult> First<TValue>(ColumnRef<T, TValue> column, ColumnRef<TResult, TValue> into)
        where TValue : notnull => Keep(column, into, Choice.First, "first value");

    /// <summary>A column's value in the group's last row, missing where it is missing there.</summary>
    /// <typeparam name="TValue">The type of its values.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="into">Takes the value.</param>
    public Grouping<T, TResult> Last<TValue>(ColumnRef<T, TValue> column, ColumnRef<TResult, TValue> into)
        where TValue : notnull => Keep(column, into, Choice.Last, "last value");

    /// <summary>The variance of a column's values as those of a sample: divided by one less than there are, missing where fewer than two are.</summary>
    /// <typeparam name="TValue">The type of its values.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="into">Takes the variance; nullable.</param>
    public Grouping<T, TResult> Variance<TValue>(ColumnRef<T, TValue> column, ColumnRef<TResult, double> into)
        where TValue : struct, INumber<TValue> => Add(column, into, "variance", mayMiss: true, static _ => new Spread<TValue>(isDeviation: false));

    /// <summary>The standard deviation of a column's values as those of a sample; missing where fewer than two are.</summary>
    /// <typeparam name="TValue">The type of its values.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="into">Takes the deviation; nullable.</param>
    public Grouping<T, TResult> StandardDeviation<TValue>(ColumnRef<T, TValue> column, ColumnRef<TResult, double> into)
        where TValue : struct, INumber<TValue> => Add(column, into, "standard deviation", mayMiss: true, static _ => new Spread<TValue>(isDeviation: true));

    /// <summary>The parts, once it is sure that each column of the result is said once and may hold what is said of it.</summary>
    /// <exception cref="DataException">A column is said twice or never, cannot be missing, or would show what is sensitive.</exception>
    internal ImmutableArray<GroupPart> Check()
    {
        ResultColumns.CheckOnce(TResult.Schema, _parts.Select(static part => part.Target), "grouping");
        foreach (GroupPart part in _parts)
        {
            ColumnInfo into = TResult.Schema.Columns[part.Target];
            if (part.IsCopy && T.Schema.Columns[part.Source] is { IsSensitive: true } source && !into.IsSensitive)
            {
                throw new DataException($"Column \"{into.Name}\" of {TResult.Schema.Name} takes the {part.What} of column \"{source.Name}\", which is "
                    + $"sensitive: mark {into.Member} [Sensitive] as well, or leave it out.");
            }

            if (part.MayMiss && !into.IsNullable)
            {
                throw new DataException($"Column \"{into.Name}\" of {TResult.Schema.Name} takes the {part.What} of column "
                    + $"\"{T.Schema.Columns[part.Source].Name}\", which may be missing: make {into.Member} nullable.");
            }
        }

        return _parts;
    }

    /// <summary>The grouping by all columns: rows that differ.</summary>
    internal static Grouping<T, T> ByAllColumns() => new(
    [
        .. Enumerable.Range(0, T.Schema.Columns.Length).Select(static column =>
            new GroupPart(column, column, true, "key", MayMiss: false, IsCopy: true, Grows: false, Keeping(column, Choice.First))),
    ]);

    private static Column CreateColumn(int index) => T.CreateBatch(0).Columns[index];

    private static Func<WorkSpace, Aggregator> Keeping(int column, Choice choice) => space => KeptValues.Create(choice, () => CreateColumn(column), space);

    private Grouping<T, TResult> Keep<TValue>(ColumnRef<T, TValue> column, ColumnRef<TResult, TValue> into, Choice choice, string what, bool isKey = false)
        where TValue : notnull
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(into);
        bool grows = KeptValues.MayGrow(column.Info, choice);
        return Add(column, into, what, !column.Info.CanBeReadAs(into.Info), Keeping(column.Index, choice), isKey, isCopy: true, grows);
    }

    private Grouping<T, TResult> Add(
        ColumnRef<T>? column, ColumnRef<TResult> into, string what, bool mayMiss, Func<WorkSpace, Aggregator> create, bool isKey = false,
        bool isCopy = false, bool grows = false)
    {
        ArgumentNullException.ThrowIfNull(into);
        return new Grouping<T, TResult>(_parts.Add(new GroupPart(column?.Index ?? -1, into.Index, isKey, what, mayMiss, isCopy, grows, create)));
    }
}
