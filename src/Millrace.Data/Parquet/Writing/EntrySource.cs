namespace Millrace.Data;

/// <summary>Texts and strings of bytes, which are entries already.</summary>
/// <param name="isText">Whether they are UTF-8.</param>
internal sealed class EntrySource(bool isText) : IBytesSource
{
    private BytesColumn? _column;

    public bool IsText => isText;

    public ReadOnlySpan<int> Codes => _column!.Codes;

    public EntryList Entries => _column!.Entries;

    public SchemaNode CreateLeaf(string name, Repetition repetition) =>
        new(name, repetition, PhysicalType.ByteArray, 0, isText ? LogicalType.Of(LogicalKind.String) : default);

    public void Start(Column column) => _column = (BytesColumn)column;

    public void Dispose() => _column = null;
}
