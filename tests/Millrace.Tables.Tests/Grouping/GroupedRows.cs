using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables.Tests.Grouping;

/// <summary>Groups blocks without files on either side, and looks at what is held meanwhile.</summary>
internal sealed class GroupedRows<T, TResult> : IDisposable
    where T : struct, ISchema<T>
    where TResult : struct, ISchema<TResult>
{
    private readonly ColumnChoice _choice;
    private readonly GroupWork _work;
    private readonly GroupLevel _level;
    private long _count;

    public GroupedRows(Grouping<T, TResult> grouping, WorkSpace space)
    {
        ImmutableArray<GroupPart> parts = grouping.Check();
        _choice = new ColumnChoice(parts.Where(static part => part.Source >= 0).Select(static part => part.Source));
        _work = new GroupWork(
            parts, _choice, () => _choice.Create<T>(), static () => new RowBlock(TResult.CreateBatch(0).Columns.Add(RowNumbers.Create())), space);
        _level = _work.CreateLevel(0);
    }

    /// <summary>Bytes that were held at most, as far as anybody looked.</summary>
    public long MostHeld { get; private set; }

    /// <summary>Bytes that rows took that came out at once, at most.</summary>
    public long MostRead { get; private set; }

    /// <summary>Groups that memory held.</summary>
    public int InMemory { get; private set; }

    public void Add(Batch<T> batch)
    {
        ValueColumn<long> numbers = RowNumbers.Create();
        numbers.AppendFrom(_count, batch.Count);
        _count += batch.Count;
        _level.Add(new RowBlock([.. _choice.Columns.Select(column => batch.Columns[column]), numbers]), default);
        numbers.Release();
        MostHeld = Math.Max(MostHeld, _level.HeldBytes);
    }

    /// <summary>Reads all groups.</summary>
    public List<TResult> Read()
    {
        List<TResult> groups = [];
        using Batch<TResult> batch = TResult.CreateBatch(0);
        var block = new RowBlock(batch.Columns);
        _level.Complete(default);
        while (_level.Read(block))
            Take(batch, block, groups);
        InMemory = groups.Count;
        _level.Release();
        using ExternalSort rest = _work.Group(_level.Parts, default);
        while (rest.Read(block, default))
            Take(batch, block, groups);
        return groups;
    }

    public void Dispose() => _level.Dispose();

    private void Take(Batch<TResult> batch, RowBlock block, List<TResult> groups)
    {
        MostHeld = Math.Max(MostHeld, _level.HeldBytes);
        MostRead = Math.Max(MostRead, block.BytesOf(0, block.Count));
        for (int i = 0; i < batch.Count; i++)
            groups.Add(batch[i]);
    }
}
