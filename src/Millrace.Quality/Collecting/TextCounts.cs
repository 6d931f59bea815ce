using System.Globalization;
using System.Text;

namespace Millrace.Quality;

/// <summary>Counts what texts look like.</summary>
internal sealed class TextCounts
{
    private static readonly System.Buffers.SearchValues<byte> s_ofNumbers = System.Buffers.SearchValues.Create("0123456789+-.eE \t\r\n"u8);

    private long[] _classes = new long[CharacterClasses.Count];

    public long Empty { get; private set; }

    public long Blank { get; private set; }

    public long Untrimmed { get; private set; }

    public long Numeric { get; private set; }

    public long NotAscii { get; private set; }

    public CharacterCounts Characters => new(_classes[0], _classes[1], _classes[2], _classes[3], _classes[4], _classes[5]) { NotAscii = NotAscii };

    /// <summary>Counts bytes that occur so often, of which only is told whether there are any.</summary>
    public void AddBytes(ReadOnlySpan<byte> bytes, long count) => Empty += bytes.IsEmpty ? count : 0;

    /// <summary>Counts a text that occurs so often.</summary>
    /// <param name="text">Its UTF-8.</param>
    /// <param name="count">How often.</param>
    /// <returns>How many characters it has.</returns>
    public int Add(ReadOnlySpan<byte> text, long count)
    {
        if (text.IsEmpty)
        {
            Empty += count;
            return 0;
        }

        Span<int> classes = stackalloc int[CharacterClasses.Count];
        classes.Clear();
        (int length, bool isTrimmed) = Ascii.IsValid(text) ? LookAtAscii(text, classes) : LookAt(text, classes, count);
        for (int i = 0; i < classes.Length; i++)
            _classes[i] += classes[i] * count;
        if (classes[(int)CharacterClass.Space] == length)
            Blank += count;
        else if (!isTrimmed)
            Untrimmed += count;
        if (classes[(int)CharacterClass.Digit] > 0 && IsNumber(text))
            Numeric += count;
        return length;
    }

    /// <summary>Takes what another one has counted.</summary>
    public void Merge(TextCounts other)
    {
        Empty += other.Empty;
        Blank += other.Blank;
        Untrimmed += other.Untrimmed;
        Numeric += other.Numeric;
        NotAscii += other.NotAscii;
        for (int i = 0; i < _classes.Length; i++)
            _classes[i] += other._classes[i];
    }

    /// <summary>Writes the counts down.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="isReduced">Whether no more is than how many are empty, blank or not trimmed: nothing of what their characters are.</param>
    public void Write(SketchWriter writer, bool isReduced)
    {
        foreach (long count in (ReadOnlySpan<long>)[Empty, Blank, Untrimmed])
            writer.Write(count);
        if (isReduced)
            return;
        foreach (long count in (ReadOnlySpan<long>)[Numeric, NotAscii, .. _classes])
            writer.Write(count);
    }

    /// <summary>Reads what was written down.</summary>
    /// <exception cref="Data.DataException">It is damaged.</exception>
    public static TextCounts Read(ref SketchReader reader, bool isReduced)
    {
        var read = new TextCounts { Empty = reader.ReadNumber(), Blank = reader.ReadNumber(), Untrimmed = reader.ReadNumber() };
        if (isReduced)
            return read;
        (read.Numeric, read.NotAscii) = (reader.ReadNumber(), reader.ReadNumber());
        foreach (ref long count in read._classes.AsSpan())
            count = reader.ReadNumber();
        return read;
    }

    private static (int Length, bool IsTrimmed) LookAtAscii(ReadOnlySpan<byte> text, Span<int> classes)
    {
        CharacterClasses.CountAscii(text, classes);
        return (text.Length, CharacterClasses.OfAscii(text[0]) != CharacterClass.Space && CharacterClasses.OfAscii(text[^1]) != CharacterClass.Space);
    }

    private (int Length, bool IsTrimmed) LookAt(ReadOnlySpan<byte> text, Span<int> classes, long count)
    {
        int length = 0;
        bool isTrimmed = true, endsWithSpace = false;
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out Rune rune, out int consumed);
            text = text[consumed..];
            CharacterClass found = CharacterClasses.Of(rune);
            classes[(int)found]++;
            endsWithSpace = found == CharacterClass.Space;
            isTrimmed &= length > 0 || !endsWithSpace;
            NotAscii += rune.IsAscii ? 0 : count;
            length++;
        }

        return (length, isTrimmed && !endsWithSpace);
    }

    private static bool IsNumber(ReadOnlySpan<byte> text) =>
        !text.ContainsAnyExcept(s_ofNumbers)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number);
}
