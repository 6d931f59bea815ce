using System.Runtime.InteropServices;
using ParquetSharp;
using ParquetSharp.Schema;

namespace Millrace.Data.Tests.Files;

/// <summary>Columns of a file as the reader of Apache's C++ library has them: stored values and levels, of which this makes rows.</summary>
internal sealed class SharpRows : IDisposable
{
    private const int Block = 4096;

    private readonly ParquetSharp.ParquetFileReader _file;

    public SharpRows(string path)
    {
        _file = new ParquetSharp.ParquetFileReader(path);
        Fields = [.. _file.FileMetaData.Schema.GroupNode.Fields];
        foreach (Node field in Fields)
        {
            ColumnDescriptor[] leaves = [.. Leaves.Where(leaf => Root(leaf.SchemaNode).Name == field.Name)];
            if (leaves is not [var only] || !IsSimple(only.SchemaNode))
                Nested.Add(field.Name);
        }
    }

    /// <summary>The fields of the root.</summary>
    public Node[] Fields { get; }

    /// <summary>Names of the fields that are neither values nor lists of values.</summary>
    public List<string> Nested { get; } = [];

    /// <summary>How many rows there are.</summary>
    public long Count => Enumerable.Range(0, _file.FileMetaData.NumRowGroups).Sum(RowsOf);

    private IEnumerable<ColumnDescriptor> Leaves =>
        Enumerable.Range(0, _file.FileMetaData.NumColumns).Select(_file.FileMetaData.Schema.Column);

    /// <summary>The values of a field that is not nested.</summary>
    public List<object?> Read(string field)
    {
        int index = Enumerable.Range(0, _file.FileMetaData.NumColumns)
            .Single(each => Root(_file.FileMetaData.Schema.Column(each).SchemaNode).Name == field);
        ColumnDescriptor leaf = _file.FileMetaData.Schema.Column(index);
        var rows = new SharpAssembly(leaf);
        for (int i = 0; i < _file.FileMetaData.NumRowGroups; i++)
        {
            using RowGroupReader group = _file.RowGroup(i);
            using ParquetSharp.ColumnReader column = group.Column(index);
            switch (column)
            {
                case ColumnReader<bool> typed: Read(typed, rows, static value => value); break;
                case ColumnReader<int> typed: Read(typed, rows, static value => value); break;
                case ColumnReader<long> typed: Read(typed, rows, static value => value); break;
                case ColumnReader<ParquetSharp.Int96> typed: Read(typed, rows, static value => value); break;
                case ColumnReader<float> typed: Read(typed, rows, static value => value); break;
                case ColumnReader<double> typed: Read(typed, rows, static value => value); break;
                case ColumnReader<ByteArray> typed: Read(typed, rows, static value => Bytes(value.Pointer, value.Length)); break;
                case ColumnReader<FixedLenByteArray> typed: Read(typed, rows, value => Bytes(value.Pointer, leaf.TypeLength)); break;
                default: throw new NotSupportedException($"{column.GetType()}");
            }
        }

        return rows.Complete();
    }

    private long RowsOf(int group)
    {
        using RowGroupReader reader = _file.RowGroup(group);
        return reader.MetaData.NumRows;
    }

    public void Dispose() => _file.Dispose();

    private static void Read<T>(ColumnReader<T> column, SharpAssembly rows, Func<T, object> box)
        where T : unmanaged
    {
        short[] definitions = new short[Block];
        short[] repetitions = new short[Block];
        var values = new T[Block];
        while (column.HasNext)
        {
            long levels = column.ReadBatch(Block, definitions, repetitions, values, out long count);
            rows.Add(definitions, repetitions, (int)Math.Max(levels, count), values.AsSpan(0, (int)count), box);
        }
    }

    private static byte[] Bytes(IntPtr pointer, int length)
    {
        byte[] bytes = new byte[length];
        if (length > 0)
            Marshal.Copy(pointer, bytes, 0, length);
        return bytes;
    }

    private static Node Root(Node node) => node.Parent?.Parent is null ? node : Root(node.Parent);

    // Values, and the forms of lists of values: a repeated value, one in a group, and one in a repeated group in a group.
    private static bool IsSimple(Node leaf)
    {
        List<Node> path = [];
        for (Node? node = leaf; node?.Parent is not null; node = node.Parent)
            path.Insert(0, node);
        int[] repeated = [.. Enumerable.Range(0, path.Count).Where(i => path[i].Repetition == ParquetSharp.Repetition.Repeated)];
        return (path.Count, repeated) switch
        {
            (1, _) => true,
            (2, [1]) => true,
            (3, [1]) => true,
            _ => false,
        };
    }
}
