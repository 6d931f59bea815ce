using System.Collections.Immutable;
using System.Runtime.ExceptionServices;

namespace Millrace.Data;

/// <summary>All units of a scan in the order of their rows. For one thread at a time.</summary>
/// <param name="files">The files.</param>
/// <param name="options">Which rows are wanted.</param>
/// <param name="cancellation">Ends the search for the next unit.</param>
internal sealed class ScanUnits(IReadOnlyList<ScanFile> files, ScanOptions options, CancellationToken cancellation) : IDisposable
{
    private readonly ImmutableArray<Column> _filterColumns = options.Filter?.CreateColumns() ?? [];
    private readonly RowPositions? _inFiles = options.Positions?.Restart();
    private readonly RowPositions? _inGroups = options.Positions?.Restart();
    private OpenedFile? _file;
    private int _nextFile;
    private int _nextGroup;
    private long _firstRow;
    private long _rowsBefore;
    private long _rowsSoFar;
    private bool _isOver;

    /// <summary>Whether there may be more units.</summary>
    public bool MayHaveMore => !_isOver && (_nextFile < files.Count || (_file is not null && _nextGroup < _file.Metadata.RowGroups.Length));

    /// <summary>The next unit; null where there are no more, or the last one was a failure.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public ScanUnit? Next()
    {
        while (!_isOver)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_file is not null && TakeGroup() is { } unit)
                return unit;
            Dispose();
            _isOver = _nextFile == files.Count;
            if (!_isOver && !Open(files[_nextFile++], out ExceptionDispatchInfo? error))
            {
                _isOver = true;
                return new ScanUnit { Error = error };
            }
        }

        return null;
    }

    /// <summary>Gives out no more units.</summary>
    public void Stop() => _isOver = true;

    /// <summary>Lets the file at hand go; units that were taken keep theirs.</summary>
    public void Dispose()
    {
        _file?.LetGo();
        _file = null;
    }

    private ScanUnit? TakeGroup()
    {
        int groups = _file!.Metadata.RowGroups.Length;
        if (groups == 0 && _nextGroup == 0)
        {
            _nextGroup++;
            return new ScanUnit { File = _file.Share() };
        }

        while (_nextGroup < groups)
        {
            int group = _nextGroup++;
            long first = _firstRow, rows = _file.Metadata.RowGroups[group].Rows;
            _firstRow += rows;
            if (_inGroups is null || _inGroups.Any(_rowsBefore + first, rows))
                return new ScanUnit { File = _file.Share(), Group = group, FirstRow = first, RowsBefore = _rowsBefore };
        }

        return null;
    }

    private bool Open(ScanFile file, out ExceptionDispatchInfo? error)
    {
        error = null;
        (_nextGroup, _firstRow, _rowsBefore) = (0, 0, _rowsSoFar);
        _rowsSoFar += file.Rows ?? 0;
        if (file.Rows is { } known && _inFiles?.Any(_rowsBefore, known) == false)
            return true;
        if (options.Filter is { } filter && file.Ranges is { } ranges && !filter.MayKeep(ranges(_filterColumns)))
            return true;
        try
        {
            options.Meter?.AddFile();
            _file = OpenedFile.Open(file.Path);
            _rowsSoFar = _rowsBefore + _file.Metadata.Rows;
            if (file.Rows is { } rows && rows != _file.Metadata.Rows)
                throw new ParquetException(file.Path, null, null, $"the file has {_file.Metadata.Rows} rows, and {rows} according to the dataset's manifest.");
            return true;
        }
        catch (ParquetException failure)
        {
            error = ExceptionDispatchInfo.Capture(failure);
            return false;
        }
    }
}
