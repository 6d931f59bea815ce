using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Scans bytes: each entry of a batch once.</summary>
internal sealed class BytesScan(ColumnInfo column) : OpaqueScan(column)
{
    private bool[] _seen = [];

    protected override void Scan(Column values)
    {
        if (IsEnough)
            return;
        var bytes = (BinaryColumn)values;
        if (_seen.Length < bytes.EntryCount)
            _seen = new bool[bytes.EntryCount];
        _seen.AsSpan(0, bytes.EntryCount).Clear();
        ReadOnlySpan<int> codes = bytes.Codes;
        for (int row = 0; row < codes.Length && !IsEnough; row++)
        {
            if (codes[row] < 0 || _seen[codes[row]])
                continue;
            _seen[codes[row]] = true;
            Append(bytes.GetBytes(codes[row]));
            EndValue();
        }
    }
}
