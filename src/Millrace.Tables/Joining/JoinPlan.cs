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

    private static IEnumerable<int> Some(int? column) => column is { } place ? [place] : [];
}
