using ParquetSharp;
using ParquetSharp.Schema;

namespace Millrace.Data.Tests.Files;

/// <summary>Makes rows of stored values and levels.</summary>
/// <param name="leaf">The column.</param>
internal sealed class SharpAssembly(ColumnDescriptor leaf)
{
    private readonly List<object?> _rows = [];
    private readonly int _repeated = RepeatedLevel(leaf);
    private List<object?>? _list;

    public void Add<T>(short[] definitions, short[] repetitions, int levels, ReadOnlySpan<T> values, Func<T, object> box)
    {
        int next = 0;
        for (int i = 0; i < levels; i++)
        {
            int definition = leaf.MaxDefinitionLevel == 0 ? 0 : definitions[i];
            object? value = definition == leaf.MaxDefinitionLevel ? StoredValue.Convert(box(values[next++]), leaf) : null;
            if (leaf.MaxRepetitionLevel == 0)
                _rows.Add(value);
            else
                Add(definition, repetitions[i], value);
        }

        Assert.Equal(values.Length, next);
    }

    public List<object?> Complete()
    {
        EndList();
        return _rows;
    }

    private void Add(int definition, int repetition, object? value)
    {
        if (repetition == 0)
            EndList();
        if (definition < _repeated - 1)
        {
            _rows.Add(null);
            return;
        }

        _list ??= [];
        if (definition >= _repeated)
            _list.Add(value);
    }

    private void EndList()
    {
        if (_list is not null)
            _rows.Add(_list.ToArray());
        _list = null;
    }

    private static int RepeatedLevel(ColumnDescriptor leaf)
    {
        int level = leaf.MaxDefinitionLevel;
        for (Node? node = leaf.SchemaNode; node is { Parent: not null } && node.Repetition != ParquetSharp.Repetition.Repeated; node = node.Parent)
            level -= node.Repetition == ParquetSharp.Repetition.Optional ? 1 : 0;
        return level;
    }
}
