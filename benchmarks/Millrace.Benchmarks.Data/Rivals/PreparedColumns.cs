using System.Runtime.InteropServices;
using PhysicalString = ParquetSharp.ByteArray;
using TextEncoding = System.Text.Encoding;

namespace Millrace.Benchmarks.Data;

/// <summary>Columns as a Parquet file holds them: texts as views of UTF-8, each text once in memory, and times as microseconds from 1970.</summary>
internal sealed class PreparedColumns
{
    private readonly List<byte[]> _texts = [];

    public PreparedColumns(ReadingColumns columns)
    {
        Columns = columns;
        TakenAt = [.. columns.TakenAt.Select(static time => (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond)];
        var views = new Dictionary<string, PhysicalString>(StringComparer.Ordinal);
        Station = [.. columns.Station.Select(text => views.TryGetValue(text, out PhysicalString view) ? view : views[text] = View(text))];
    }

    /// <summary>The others.</summary>
    public ReadingColumns Columns { get; }

    /// <summary>The texts; valid as long as this lives.</summary>
    public PhysicalString[] Station { get; }

    /// <summary>Times.</summary>
    public long[] TakenAt { get; }

    private PhysicalString View(string text)
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(TextEncoding.UTF8.GetByteCount(text), pinned: true);
        TextEncoding.UTF8.GetBytes(text, bytes);
        _texts.Add(bytes);
        return new PhysicalString(Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0), bytes.Length);
    }
}
