namespace Millrace.Data;

/// <summary>Stretches of the rows of files.</summary>
/// <param name="files">The files.</param>
/// <param name="target">What is read of them.</param>
/// <param name="options">How.</param>
/// <param name="cancellation">Ends the search for the next stretch.</param>
internal sealed class FileStretches(IReadOnlyList<ScanFile> files, ScanTarget target, ScanOptions options, CancellationToken cancellation) : StretchSource
{
    /// <summary>A stretch has row groups of so many files at most, which stay open until they are read.</summary>
    internal const int MostFiles = 64;

    private readonly ScanUnits _units = new(files, options, cancellation);
    private int _next;

    public override Stretch? Next()
    {
        var units = new List<ScanUnit>();
        try
        {
            OpenedFile? last = null;
            int opened = 0;
            for (long rows = 0; rows < Stretch.Rows && opened < MostFiles && _units.Next() is { } unit;)
            {
                units.Add(unit);
                opened += unit.File == last ? 0 : 1;
                last = unit.File;
                if (unit.File is { } file && unit.Group >= 0)
                    rows += file.Metadata.RowGroups[unit.Group].Rows;
            }
        }
        catch
        {
            foreach (ScanUnit unit in units)
                unit.File?.LetGo();
            throw;
        }

        return units.Count == 0 ? null : new FileStretch(units) { Index = _next++ };
    }

    public override StretchReader CreateReader() => new FileStretchReader(target, options);

    public override void Dispose() => _units.Dispose();
}
