namespace Millrace.Runtime;

/// <summary>
/// The stack of a method while its instructions are read in their order, with what lies there of things that outlast the method. Jumps forward carry the
/// stack to where they lead; what lies in variables stays there.
/// </summary>
internal sealed class MethodStack
{
    private readonly List<StackItem?> _items = [];
    private readonly Dictionary<int, StackItem?[]> _arriving = [];
    private readonly Dictionary<int, StackItem> _variables = [];
    private bool _goesOn;

    /// <summary>Starts a method.</summary>
    public void Clear()
    {
        _items.Clear();
        _arriving.Clear();
        _variables.Clear();
        _goesOn = true;
    }

    /// <summary>Comes to an instruction.</summary>
    /// <param name="offset">Where it starts.</param>
    /// <returns>Whether a jump leads there, so that what lies on the stack may come from elsewhere.</returns>
    public bool At(int offset)
    {
        bool isTarget = _arriving.Remove(offset, out StackItem?[]? arriving);
        if (!_goesOn)
        {
            _items.Clear();
            if (isTarget)
                _items.AddRange(arriving!);
        }
        else if (isTarget && arriving!.Length == _items.Count)
        {
            for (int i = 0; i < arriving.Length; i++)
                _items[i] ??= arriving[i];
        }

        _goesOn = true;
        return isTarget;
    }

    /// <summary>Puts something on top.</summary>
    public void Push(StackItem? item) => _items.Add(item);

    /// <summary>Takes what is on top.</summary>
    public StackItem? Pop()
    {
        if (_items.Count == 0)
            return null;
        StackItem? item = _items[^1];
        _items.RemoveAt(_items.Count - 1);
        return item;
    }

    /// <summary>Takes as many as are said.</summary>
    public void Pop(int count)
    {
        for (int i = 0; i < count; i++)
            Pop();
    }

    /// <summary>A jump.</summary>
    /// <param name="target">Where it leads.</param>
    public void Jump(int target) => _arriving.TryAdd(target, [.. _items]);

    /// <summary>The next instruction is reached by jumps alone.</summary>
    public void End() => _goesOn = false;

    /// <summary>Puts what is on top into a variable.</summary>
    public void Store(int variable)
    {
        if (Pop() is StackItem item)
            _variables[variable] = item;
    }

    /// <summary>Puts what is in a variable on top.</summary>
    public void Load(int variable) => Push(_variables.TryGetValue(variable, out StackItem item) ? item : null);
}
