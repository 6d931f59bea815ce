using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Hands out batches in memory, which threads share as long as all of them only look at values.</summary>
/// <param name="batches">The batches.</param>
/// <param name="target">What is read of them.</param>
internal sealed class MemoryStretchReader(ImmutableArray<Batch> batches, ScanTarget target) : StretchReader
{
    public override Batch Shape { get; } = target.CreateBatch()!;

    public override IEnumerable<(Batch Rows, long First)> Read(Stretch stretch, CancellationToken cancellation)
    {
        var memory = (MemoryStretch)stretch;
        long first = memory.First;
        for (int i = memory.Start; i < memory.End; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Batch batch = batches[i];
            if (batch.Count > 0)
                yield return (Of(batch), first);
            first += batch.Count;
        }
    }

    public override void Dispose() => Shape.Dispose();

    // Whoever asked for rows of a schema gets its own batch of them, for what reads rows looks at these.
    private Batch Of(Batch batch)
    {
        if (Shape is ScanBatch)
            return new ScanBatch(Shape.Schema, [.. Shape.Columns.Select(column => View(column, batch))]);
        if (batch.GetType() == Shape.GetType())
            return batch;
        Shape.Clear();
        foreach (Column column in Shape.Columns)
            column.AppendRange(batch.Columns[batch.Schema.IndexOf(column.Info.Name)], 0, batch.Count);
        return Shape;
    }

    // The column itself, or a copy where the schema says something else of it: that it is sensitive, for one.
    private static Column View(Column column, Batch batch)
    {
        Column source = batch.Columns[batch.Schema.IndexOf(column.Info.Name)];
        if (source.Info.Equals(column.Info))
            return source;
        column.Clear();
        column.AppendRange(source, 0, source.Count);
        return column;
    }
}
