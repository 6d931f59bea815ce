using System.Globalization;
using System.Text;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Counts what texts look like, with the weights of their rows.</summary>
internal sealed class TextCounts
{
    private static readonly System.Buffers.SearchValues<byte> s_ofNumbers = System.Buffers.SearchValues.Create("0123456789+-.eE \t\r\n"u8);

    private readonly Tally[] _classes = new Tally[CharacterClasses.Count];

    public Tally Empty { get; private set; }

    public Tally Blank { get; private set; }

    public Tally Untrimmed { get; private set; }

    public Tally Numeric { get; private set; }

    public Tally NotAscii { get; private set; }

    public CharacterCounts Characters => new(Of(CharacterClass.Letter).Count, Of(CharacterClass.Digit).Count, Of(CharacterClass.Space).Count,
        Of(CharacterClass.Punctuation).Count, Of(CharacterClass.Control).Count, Of(CharacterClass.Other).Count) { NotAscii = NotAscii.Count };

    /// <summary>The weights.</summary>
    /// <param name="ofCharacters">Whether those of characters are told.</param>
    public TextWeights Weights(bool ofCharacters) => new(Empty.Weight, Blank.Weight, Untrimmed.Weight, Numeric.Weight)
    {
        Characters = !ofCharacters
            ? null
            : new CharacterWeights(Of(CharacterClass.Letter).Weight, Of(CharacterClass.Digit).Weight, Of(CharacterClass.Space).Weight,
                Of(CharacterClass.Punctuation).Weight, Of(CharacterClass.Control).Weight, Of(CharacterClass.Other).Weight) { NotAscii = NotAscii.Weight },
    };

    /// <summary>Counts bytes of rows, of which only is told whether there are any.</summary>
    public void AddBytes(ReadOnlySpan<byte> bytes, Tally rows) => Empty += bytes.IsEmpty ? rows : default;

    /// <summary>Counts a text of rows.</summary>
    /// <param name="text">Its UTF-8.</param>
    /// <param name="rows">The rows that have it.</param>
    /// <returns>How many characters it has.</returns>
    public int Add(ReadOnlySpan<byte> text, Tally rows)
    {
        if (text.IsEmpty)
        {
            Empty += rows;
            return 0;
        }

        Span<int> classes = stackalloc int[CharacterClasses.Count];
        classes.Clear();
        int length, notAscii = 0;
        bool isTrimmed;
        if (Ascii.IsValid(text))
            (length, isTrimmed) = LookAtAscii(text, classes);
        else
            (length, isTrimmed, notAscii) = LookAt(text, classes);
        for (int i = 0; i < classes.Length; i++)
            _classes[i] += rows * classes[i];
        NotAscii += rows * notAscii;
        if (classes[(int)CharacterClass.Space] == length)
            Blank += rows;
        else if (!isTrimmed)
            Untrimmed += rows;
        if (classes[(int)CharacterClass.Digit] > 0 && IsNumber(text))
            Numeric += rows;
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
    /// <param name="isReduced">
    /// Whether no more is than how many are empty, blank or not trimmed: nothing of what their characters are, and no weights, for who knows those of rows may
    /// find out which are in their sum.
    /// </param>
    public void Write(SketchWriter writer, bool isReduced)
    {
        if (isReduced)
        {
            foreach (long count in (ReadOnlySpan<long>)[Empty.Count, Blank.Count, Untrimmed.Count])
                writer.Write(count);
            return;
        }

        foreach (Tally tally in (ReadOnlySpan<Tally>)[Empty, Blank, Untrimmed, Numeric, NotAscii, .. _classes])
            writer.Write(tally);
    }

    /// <summary>Reads what was written down.</summary>
    /// <exception cref="Data.DataException">It is damaged.</exception>
    public static TextCounts Read(ref SketchReader reader, bool isReduced)
    {
        if (isReduced)
        {
            return new TextCounts
            {
                Empty = Tally.Of(reader.ReadNumber()),
                Blank = Tally.Of(reader.ReadNumber()),
                Untrimmed = Tally.Of(reader.ReadNumber()),
            };
        }

        var read = new TextCounts
        {
            Empty = reader.ReadTally(),
            Blank = reader.ReadTally(),
            Untrimmed = reader.ReadTally(),
            Numeric = reader.ReadTally(),
            NotAscii = reader.ReadTally(),
        };
        foreach (ref Tally tally in read._classes.AsSpan())
            tally = reader.ReadTally();
        return read;
    }

    private Tally Of(CharacterClass found) => _classes[(int)found];

    private static (int Length, bool IsTrimmed) LookAtAscii(ReadOnlySpan<byte> text, Span<int> classes)
    {
        CharacterClasses.CountAscii(text, classes);
        return (text.Length, CharacterClasses.OfAscii(text[0]) != CharacterClass.Space && CharacterClasses.OfAscii(text[^1]) != CharacterClass.Space);
    }

    private static (int Length, bool IsTrimmed, int NotAscii) LookAt(ReadOnlySpan<byte> text, Span<int> classes)
    {
        int length = 0, notAscii = 0;
        bool isTrimmed = true, endsWithSpace = false;
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out Rune rune, out int consumed);
            text = text[consumed..];
            CharacterClass found = CharacterClasses.Of(rune);
            classes[(int)found]++;
            endsWithSpace = found == CharacterClass.Space;
            isTrimmed &= length > 0 || !endsWithSpace;
            notAscii += rune.IsAscii ? 0 : 1;
            length++;
        }

        return (length, isTrimmed && !endsWithSpace, notAscii);
    }

    private static bool IsNumber(ReadOnlySpan<byte> text) =>
        !text.ContainsAnyExcept(s_ofNumbers)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number);
}
