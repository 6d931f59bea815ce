using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Which rows of two tables fit each other, and what is taken of them. Missing values fit nothing, not even each other. Joined rows come in the order of the
/// left ones, and where several right ones fit, in the order of these. Columns of the result of which nothing is said come from the left column of the same
/// name, or else from the right one.
/// </summary>
/// <typeparam name="TLeft">The type of the left rows.</typeparam>
/// <typeparam name="TRight">The type of the right rows.</typeparam>
/// <typeparam name="TResult">The type of the joined rows.</typeparam>
public sealed class Join<TLeft, TRight, TResult>
    where TLeft : struct, ISchema<TLeft>
    where TRight : struct, ISchema<TRight>
    where TResult : struct, ISchema<TResult>
{
    private readonly ImmutableArray<JoinColumn> _taken;

    /// <summary>Starts a join that says nothing yet.</summary>
    /// <param name="kind">Which rows it gives.</param>
    public Join(JoinKind kind = JoinKind.Inner)
        : this(kind, [], null, [])
    {
    }

    private Join(JoinKind kind, ImmutableArray<JoinKey> keys, JoinTime? time, ImmutableArray<JoinColumn> taken)
    {
        Kind = kind;
        Keys = keys;
        Time = time;
        _taken = taken;
    }

    /// <summary>Which rows it gives.</summary>
    public JoinKind Kind { get; }

    internal ImmutableArray<JoinKey> Keys { get; }

    internal JoinTime? Time { get; }

    /// <summary>Rows fit that have the same value in two columns, as far as other keys agree.</summary>
    /// <typeparam name="TValue">The type of the values.</typeparam>
    /// <param name="left">The column of left rows.</param>
    /// <param name="right">The column of right rows.</param>
    public Join<TLeft, TRight, TResult> On<TValue>(ColumnRef<TLeft, TValue> left, ColumnRef<TRight, TValue> right)
        where TValue : notnull
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new Join<TLeft, TRight, TResult>(Kind, Keys.Add(new JoinKey(left.Index, right.Index)), Time, _taken);
    }

    /// <summary>
    /// Of the right rows that fit otherwise, the one whose time is the latest that is not later than the left row's; of several at that time the last.
    /// </summary>
    /// <typeparam name="TTime"><see cref="DateTime"/>, <see cref="DateOnly"/> or <see cref="TimeOnly"/>.</typeparam>
    /// <param name="left">The time of left rows.</param>
    /// <param name="right">The time of right rows.</param>
    /// <param name="tolerance">How much earlier it may be; null for any time.</param>
    /// <exception cref="DataException">The columns hold no times.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative.</exception>
    public Join<TLeft, TRight, TResult> AsOf<TTime>(ColumnRef<TLeft, TTime> left, ColumnRef<TRight, TTime> right, TimeSpan? tolerance = null)
        where TTime : struct
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ArgumentOutOfRangeException.ThrowIfLessThan(tolerance ?? default, TimeSpan.Zero, nameof(tolerance));
        if (left.Info.Type is not (ColumnType.DateTime or ColumnType.Date or ColumnType.Time))
            throw new DataException($"{left} is {left.Info.TypeName}, which is no time to join as of: name a column of DateTime, Date or Time.");
        var time = new JoinTime(left.Index, right.Index, tolerance?.Ticks ?? long.MaxValue);
        return new Join<TLeft, TRight, TResult>(Kind, Keys, time, _taken);
    }

    /// <summary>Takes a column of left rows that has another name in the result.</summary>
    /// <typeparam name="TValue">The type of the values.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="into">The column of the result.</param>
    public Join<TLeft, TRight, TResult> TakeLeft<TValue>(ColumnRef<TLeft, TValue> column, ColumnRef<TResult, TValue> into)
        where TValue : notnull
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(into);
        return new Join<TLeft, TRight, TResult>(Kind, Keys, Time, _taken.Add(new JoinColumn(into.Index, column.Index, IsRight: false)));
    }

    /// <summary>Takes a column of right rows that has another name in the result, or one that left rows have as well.</summary>
    /// <typeparam name="TValue">The type of the values.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="into">The column of the result.</param>
    public Join<TLeft, TRight, TResult> TakeRight<TValue>(ColumnRef<TRight, TValue> column, ColumnRef<TResult, TValue> into)
        where TValue : notnull
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(into);
        return new Join<TLeft, TRight, TResult>(Kind, Keys, Time, _taken.Add(new JoinColumn(into.Index, column.Index, IsRight: true)));
    }

    /// <summary>Where each column of the result comes from, once it is sure that it may.</summary>
    /// <exception cref="DataException">Nothing says where a column comes from, or it cannot hold what comes.</exception>
    internal ImmutableArray<JoinColumn> Check()
    {
        if (Keys.IsEmpty && Time is null)
            throw new DataException($"The join of {TLeft.Schema.Name} and {TRight.Schema.Name} does not say which rows fit: call On or AsOf.");
        var columns = _taken.ToBuilder();
        for (int i = 0; i < TResult.Schema.Columns.Length; i++)
        {
            if (!_taken.Any(each => each.Target == i))
                columns.Add(ByName(i));
        }

        ResultColumns.CheckOnce(TResult.Schema, columns.Select(static column => column.Target), "join");
        using Batch<TLeft> left = TLeft.CreateBatch(0);
        using Batch<TRight> right = TRight.CreateBatch(0);
        using Batch<TResult> result = TResult.CreateBatch(0);
        foreach (JoinColumn column in columns)
            Check(column, (column.IsRight ? right : (Batch)left).Columns[column.Source], result.Columns[column.Target]);
        return columns.ToImmutable();
    }

    private static JoinColumn ByName(int target)
    {
        string name = TResult.Schema.Columns[target].Name;
        int left = TLeft.Schema.IndexOf(name);
        if (left >= 0)
            return new JoinColumn(target, left, IsRight: false);
        int right = TRight.Schema.IndexOf(name);
        if (right >= 0)
            return new JoinColumn(target, right, IsRight: true);
        string[] names = [.. TLeft.Schema.Columns.Concat(TRight.Schema.Columns).Select(static column => column.Name)];
        throw new DataException($"Column \"{name}\" of {TResult.Schema.Name} is neither in {TLeft.Schema.Name} nor in {TRight.Schema.Name}; "
            + $"{NearestName.Describe(name, names)}. TakeLeft and TakeRight give a column another name.");
    }

    private void Check(JoinColumn column, Column source, Column target)
    {
        string from = $"column \"{source.Info.Name}\" of {(column.IsRight ? TRight.Schema.Name : TLeft.Schema.Name)}";
        string into = $"Column \"{target.Info.Name}\" of {TResult.Schema.Name}";
        string remedy = column.IsRight ? "TakeRight" : "TakeLeft";
        if (column.IsRight && Kind is (JoinKind.Semi or JoinKind.Anti))
        {
            throw new DataException($"{into} comes from {from}, and a join of the kind {Kind} takes nothing of right rows: "
                + "leave it out, or take the kind Inner or Left.");
        }

        bool isSame = source.Info.CanBeReadAs(target.Info with { IsNullable = source.Info.IsNullable || target.Info.IsNullable })
            && source.GetType() == target.GetType();
        if (!isSame)
        {
            throw new DataException($"{into} is {target.TypeName}, and {from}, which comes there, is {source.TypeName}: "
                + $"give both the same type, or say with {remedy} what else comes there.");
        }

        if (!target.Info.IsNullable && (source.Info.IsNullable || (column.IsRight && Kind == JoinKind.Left)))
        {
            string reason = source.Info.IsNullable ? "may be missing" : "is missing where no right row fits";
            throw new DataException($"{into} is {target.TypeName}, and {from}, which comes there, {reason}: make {target.Info.Member} nullable.");
        }

        if (source.Info.IsSensitive && !target.Info.IsSensitive)
            throw new DataException($"{into} comes from {from}, which is sensitive: mark {target.Info.Member} [Sensitive] as well, or leave it out.");
    }
}
