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
        var file = (FileStretch)stretch;
        try
        {
            foreach (ScanUnit unit in file.TakeUnits())
            {
                ParquetFileReader reader = _reader.Start(unit);
                for (long next = unit.RowsBefore + unit.FirstRow; _slot.Read(reader, next, cancellation); next += _slot.Count)
                    yield return (_slot.Rows!, next);
            }
        }
        finally
        {
            file.LetGo();
        }
    }

    public override void Dispose()
    {
        _reader.Dispose();
        _slot.Dispose();
    }
}
