namespace Millrace.Data;

/// <summary>Writes texts, each entry looked at once a batch, whatever number of rows has it.</summary>
/// <typeparam name="TOutput">What takes them.</typeparam>
/// <param name="first">The column of the first batch.</param>
internal abstract class TextFieldWriter<TOutput>(TextColumn first) : FieldWriter<TOutput>
    where TOutput : TextOutput
{
    private Look[] _looks = [];

    private enum Look : byte
    {
        Unknown,
        Plain,
        Special,
    }

    /// <summary>The column of the batch at hand.</summary>
    protected TextColumn Column { get; private set; } = first;

    public sealed override void Start(Column column)
    {
        Column = (TextColumn)column;
        Pooled.Grow(ref _looks, 0, Column.EntryCount);
        _looks.AsSpan(0, Column.EntryCount).Clear();
    }

    public sealed override void Dispose()
    {
        Pooled.Return(ref _looks);
        base.Dispose();
    }

    /// <summary>Whether an entry may stand as it is.</summary>
    protected bool IsPlain(int code, ReadOnlySpan<byte> text, TOutput output)
    {
        ref Look look = ref _looks[code];
        if (look == Look.Unknown)
            look = MayStand(text, output) ? Look.Plain : Look.Special;
        return look == Look.Plain;
    }

    /// <summary>Looks whether a text may stand as it is.</summary>
    protected abstract bool MayStand(ReadOnlySpan<byte> text, TOutput output);
}
