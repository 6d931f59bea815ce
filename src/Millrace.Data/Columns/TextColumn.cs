using System.Runtime.InteropServices;

namespace Millrace.Data;

/// <summary>
/// A column of texts: a code a row into a list of distinct texts, so that a value that occurs often is kept, compared and counted once.
/// Codes mean nothing outside their batch.
/// </summary>
public sealed class TextColumn : Column
{
    /// <summary>The code of a missing value.</summary>
    public const int MissingCode = -1;

    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _texts = [];
    private int[] _codes;
    private int[] _translation = [];
    private int _missing;

    /// <summary>Creates an empty column.</summary>
    /// <param name="info">What the column is.</param>
    /// <param name="capacity">Rows that fit before it grows.</param>
    public TextColumn(ColumnInfo info, int capacity)
        : base(info)
    {
        _codes = new int[Math.Max(capacity, 4)];
        _lookup = _index.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <inheritdoc/>
    public override int MissingCount => _missing;

    /// <summary>Each row's position in <see cref="Texts"/>, or <see cref="MissingCode"/>.</summary>
    public ReadOnlySpan<int> Codes => _codes.AsSpan(0, Count);

    /// <summary>The distinct texts in the order of their first occurrence.</summary>
    public ReadOnlySpan<string> Texts => CollectionsMarshal.AsSpan(_texts);

    /// <summary>A row's text, or null where it is missing.</summary>
    /// <param name="index">The row.</param>
    public string? this[int index] => Codes[index] is >= 0 and var code ? _texts[code] : null;

    /// <summary>Adds a text, or a missing value for null.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="InvalidOperationException">It is null, and the column is not nullable.</exception>
    public void Append(string? text)
    {
        if (text is null)
            AppendMissing();
        else
            AppendCode(CodeOf(text));
    }

    /// <summary>Adds a text.</summary>
    /// <param name="text">The text.</param>
    public void Append(ReadOnlySpan<char> text)
    {
        if (!_lookup.TryGetValue(text, out int code))
            code = CodeOf(text.ToString());
        AppendCode(code);
    }

    /// <inheritdoc/>
    public override bool IsMissing(int index) => Codes[index] < 0;

    /// <inheritdoc/>
    public override void AppendMissing()
    {
        if (!Info.IsNullable)
            throw new InvalidOperationException($"Column \"{Info.Name}\" is not nullable: it cannot hold a missing value.");
        AppendCode(MissingCode);
        _missing++;
    }

    /// <inheritdoc/>
    public override bool TryAppendText(ReadOnlySpan<char> text)
    {
        Append(text);
        return true;
    }

    /// <inheritdoc/>
    public override void AppendRows(Column source, ReadOnlySpan<int> rows)
    {
        var from = (TextColumn)source;
        ReadOnlySpan<int> codes = from.Codes;
        StartTranslation(from);
        foreach (int row in rows)
            AppendTranslated(from, codes[row]);
    }

    /// <inheritdoc/>
    public override void AppendRange(Column source, int start, int count)
    {
        var from = (TextColumn)source;
        StartTranslation(from);
        foreach (int code in from.Codes.Slice(start, count))
            AppendTranslated(from, code);
    }

    /// <inheritdoc/>
    public override string ValueDescription => "a text";

    /// <inheritdoc/>
    public override string? FormatText(int index) => this[index];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IColumnVisitor<TResult> visitor) => visitor.VisitText(this);

    /// <inheritdoc/>
    public override bool TryFormatText(int index, Span<char> destination, out int written)
    {
        string text = this[index] ?? "";
        bool fits = text.TryCopyTo(destination);
        written = fits ? text.Length : 0;
        return fits;
    }

    /// <inheritdoc/>
    public override void Clear()
    {
        _index.Clear();
        _texts.Clear();
        Count = 0;
        _missing = 0;
    }

    // Each distinct text of another column is looked up once, not once a row.
    private void StartTranslation(TextColumn from)
    {
        if (_translation.Length < from._texts.Count)
            _translation = new int[from._texts.Count];
        Array.Fill(_translation, MissingCode, 0, from._texts.Count);
    }

    private void AppendTranslated(TextColumn from, int code)
    {
        if (code < 0)
        {
            AppendMissing();
            return;
        }

        ref int own = ref _translation[code];
        if (own < 0)
            own = CodeOf(from._texts[code]);
        AppendCode(own);
    }

    private int CodeOf(string text)
    {
        ref int code = ref CollectionsMarshal.GetValueRefOrAddDefault(_index, text, out bool known);
        if (!known)
        {
            code = _texts.Count;
            _texts.Add(text);
        }

        return code;
    }

    private void AppendCode(int code)
    {
        if (Count == _codes.Length)
            Array.Resize(ref _codes, Count * 2);
        _codes[Count++] = code;
    }
}
