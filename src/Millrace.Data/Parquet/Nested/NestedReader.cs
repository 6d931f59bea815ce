using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Millrace.Data;

/// <summary>Reads a field of any nesting as texts: JSON, a row's value each.</summary>
/// <param name="root">What the field is.</param>
/// <param name="place">Where it is, for errors.</param>
internal sealed class NestedReader(NestedNode root, ParquetPlace place) : ColumnReader
{
    // What a value takes at least: a comma, a digit, quotes, levels.
    private const int LeastBytes = 16;

    // Values of a row group, as far as they count.
    private const long MostValues = 1L << 40;

    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly Utf8JsonWriter _writer = new(Stream.Null, s_options);
    private long _row;
    private long _rowsLeft;
    private bool _isStarted;

    private ImmutableArray<NestedLeaf> Leaves => root.Leaves;

    public override void StartGroup(RowGroupMetadata group, long firstRow)
    {
        foreach (NestedLeaf leaf in Leaves)
            leaf.StartGroup(group, firstRow);
        (_row, _rowsLeft, _isStarted) = (firstRow, group.Rows, false);
    }

    public override void Read(Column target, int rows)
    {
        var texts = (TextColumn)target;
        Start();
        for (int i = 0; i < rows; i++)
        {
            foreach (NestedLeaf leaf in Leaves)
            {
                if (leaf.IsAtEnd)
                    throw new ParquetFault($"the pages have {_rowsLeft} values less than the row group has rows");
            }

            ReadRow(texts);
            CheckBegin();
            _row++;
            _rowsLeft--;
        }

        if (_rowsLeft > 0)
            return;
        foreach (NestedLeaf leaf in Leaves)
        {
            if (!leaf.IsAtEnd)
                throw new ParquetFault("the pages have more values than the row group has rows");
        }
    }

    public override long VariableBytes(RowGroupMetadata group)
    {
        long bytes = 0;
        foreach (NestedLeaf leaf in Leaves)
        {
            ChunkMetadata chunk = group.Chunks[leaf.Column.Index];
            long written = (LeastBytes + leaf.Column.Node.Name.Length) * Math.Min(chunk.Values, MostValues);
            bytes += Math.Max(chunk.UncompressedSize, written) / Math.Max(group.Rows, 1);
        }

        return bytes;
    }

    public override void Dispose()
    {
        // What an error left unwritten belongs nowhere.
        _writer.Reset(Stream.Null);
        _writer.Dispose();
        foreach (NestedLeaf leaf in Leaves)
            leaf.Dispose();
    }

    private void Start()
    {
        if (_isStarted)
            return;
        _isStarted = true;
        foreach (NestedLeaf leaf in Leaves)
            leaf.MoveNext();
        CheckBegin();
    }

    private void CheckBegin()
    {
        foreach (NestedLeaf leaf in Leaves)
        {
            if (leaf.Repetition != 0)
                throw new ParquetFault("the levels say that a list goes on that did not begin");
        }
    }

    private void ReadRow(TextColumn texts)
    {
        if (root.IsMissing)
        {
            if (!texts.Info.IsNullable)
                throw place.Missing(_row);
            root.Pass();
            texts.AppendMissing();
            return;
        }

        ByteEntries entries = texts.Own;
        _writer.Reset(entries);
        root.WritePresent(_writer);
        _writer.Flush();
        int code = texts.OwnBase + entries.EndEntry();
        texts.AppendCodes(1, 0)[0] = code;
    }
}
