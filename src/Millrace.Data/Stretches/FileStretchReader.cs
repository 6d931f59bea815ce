namespace Millrace.Data;

/// <summary>Decodes the row groups of stretches.</summary>
internal sealed class FileStretchReader : StretchReader
{
    private readonly ScanSlot _slot;
    private readonly ScanReader _reader;

    public FileStretchReader(ScanTarget target, ScanOptions options)
    {
        _slot = new ScanSlot(target, options.Filter);
        _reader = new ScanReader(_slot.Shape, options);
    }

    public override Batch Shape => _slot.Shape;

    public override IEnumerable<(Batch Rows, long First)> Read(Stretch stretch, CancellationToken cancellation)
    {
        IReadOnlyList<ScanUnit> units = ((FileStretch)stretch).Units;
        int done = 0;
        try
        {
            for (; done < units.Count; done++)
            {
                ScanUnit unit = units[done];
                ParquetFileReader file = _reader.Start(unit);
                for (long next = unit.RowsBefore + unit.FirstRow; _slot.Read(file, next, cancellation); next += _slot.Count)
                    yield return (_slot.Rows!, next);
                unit.File?.LetGo();
            }
        }
        finally
        {
            for (; done < units.Count; done++)
                units[done].File?.LetGo();
        }
    }

    public override void Dispose()
    {
        _reader.Dispose();
        _slot.Dispose();
    }
}
