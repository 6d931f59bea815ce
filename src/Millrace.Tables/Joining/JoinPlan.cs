using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>A join in terms of blocks.</summary>
internal sealed class JoinPlan
{
    private JoinPlan(JoinKind kind, ImmutableArray<JoinKey> keys, JoinTime? time, ImmutableArray<JoinColumn> columns)
    {
        Kind = kind;
        Columns = [.. columns.OrderBy(static column => column.Target)];
        LeftChoice = new ColumnChoice([.. Columns.Where(static column => !column.IsRight).Select(static column => column.Source),
            .. keys.Select(static key => key.Left), .. Some(time?.Left)]);
        RightChoice = new ColumnChoice([.. Columns.Where(static column => column.IsRight).Select(static column => column.Source),
            .. keys.Select(static key => key.Right), .. Some(time?.Right)]);
        LeftKeys = new KeyEncoder([.. keys.Select(key => new KeyPart(LeftChoice.PlaceOf(key.Left)))], marksAll: true);
        RightKeys = new KeyEncoder([.. keys.Select(key => new KeyPart(RightChoice.PlaceOf(key.Right)))], marksAll: true);
        LeftOrder = Order(LeftKeys, LeftChoice, time?.Left);
        RightOrder = Order(RightKeys, RightChoice, time?.Right);
        LeftTime = time is null ? -1 : LeftChoice.PlaceOf(time.Left);
        RightTime = time is null ? -1 : RightChoice.PlaceOf(time.Right);
        Tolerance = time?.Tolerance ?? 0;
    }

    public JoinKind Kind { get; }

    /// <summary>Where the result's columns come from, in their order.</summary>
    public ImmutableArray<JoinColumn> Columns { get; }

    public ColumnChoice LeftChoice { get; }

    public ColumnChoice RightChoice { get; }

    public KeyEncoder LeftKeys { get; }

    public KeyEncoder RightKeys { get; }

    /// <summary>Keys and the time of left rows.</summary>
    public KeyEncoder LeftOrder { get; }

    /// <summary>Keys and the time of right rows.</summary>
    public KeyEncoder RightOrder { get; }

    /// <summary>The place of the left time in blocks; −1 where none counts.</summary>
    public int LeftTime { get; }

    /// <summary>The place of the right time in blocks; −1 where none counts.</summary>
    public int RightTime { get; }

    /// <summary>How much earlier the right time may be, in ticks.</summary>
    public long Tolerance { get; }

    /// <summary>Makes an empty block of left rows with their numbers.</summary>
    public required Func<RowBlock> CreateLeft { get; init; }

    /// <summary>Makes an empty block of right rows with their numbers.</summary>
    public required Func<RowBlock> CreateRight { get; init; }

    /// <summary>Makes an empty block of the result's columns, with the number of the left row.</summary>
    public required Func<RowBlock> CreateResult { get; init; }

    public static JoinPlan Of<TLeft, TRight, TResult>(Join<TLeft, TRight, TResult> join)
        where TLeft : struct, ISchema<TLeft>
        where TRight : struct, ISchema<TRight>
        where TResult : struct, ISchema<TResult>
    {
        JoinPlan? plan = null;
        return plan = new JoinPlan(join.Kind, join.Keys, join.Time, join.Check())
        {
            CreateLeft = () => plan!.LeftChoice.Create<TLeft>(),
            CreateRight = () => plan!.RightChoice.Create<TRight>(),
            CreateResult = static () => new RowBlock(TResult.CreateBatch(0).Columns.Add(RowNumbers.Create())),
        };
    }

    /// <summary>Whether a left row lacks what rows fit by.</summary>
    public bool LacksLeftKey(RowBlock left, int row) => IsMissing(left, row, LeftOrder);

    /// <summary>Whether a right row lacks what rows fit by.</summary>
    public bool LacksRightKey(RowBlock right, int row) => IsMissing(right, row, RightOrder);

    private static bool IsMissing(RowBlock block, int row, KeyEncoder order)
    {
        foreach (KeyPart part in order.Parts)
        {
            if (block.Columns[part.Column].IsMissing(row))
                return true;
        }

        return false;
    }

    private static KeyEncoder Order(KeyEncoder keys, ColumnChoice choice, int? time) =>
        new([.. keys.Parts, .. Some(time).Select(column => new KeyPart(choice.PlaceOf(column)))], marksAll: true);

    private static IEnumerable<int> Some(int? column) => column is { } place ? [place] : [];
}
