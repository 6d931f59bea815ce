namespace Millrace.Data;

/// <summary>Stretches of the rows of files.</summary>
/// <param name="files">The files.</param>
/// <param name="target">What is read of them.</param>
/// <param name="options">How.</param>
/// <param name="cancellation">Ends the search for the next stretch.</param>
internal sealed class FileStretches(IReadOnlyList<ScanFile> files, ScanTarget target, ScanOptions options, CancellationToken cancellation) : StretchSource
{
    private readonly ScanUnits _units = new(files, options, cancellation);
    private int _next;

    public override Stretch? Next()
    {
        var units = new List<ScanUnit>();
        for (long rows = 0; rows < Stretch.Rows && _units.Next() is { } unit;)
        {
            units.Add(unit);
            if (unit.File is { } file && unit.Group >= 0)
                rows += file.Metadata.RowGroups[unit.Group].Rows;
        }

        return units.Count == 0 ? null : new FileStretch(units) { Index = _next++ };
    }

    public override StretchReader CreateReader() => new FileStretchReader(target, options);

    public override void Dispose() => _units.Dispose();
}
