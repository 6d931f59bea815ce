using System.Text;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Finds values that a type does not hold: those whose text is none of its values.</summary>
internal sealed class TypeTest : ExampleTest
{
    private const int MostCharacters = 256;

    private readonly Column _type;
    private readonly CsvSpelling? _spelling;
    private readonly byte[][] _nulls;
    private readonly char[] _text = new char[MostCharacters];
    private byte[] _usual = [];

    /// <param name="declared">The column as it is declared; no enumeration, whose members nobody knows here.</param>
    /// <param name="csv">How the file is written down from which texts come; null where it is no CSV.</param>
    public TypeTest(ColumnInfo declared, CsvOptions? csv)
    {
        _type = LooseBatch.CreateColumn(declared);
        _spelling = csv is null ? null : CsvSpelling.Of(declared, csv);

        // Programs that quote everything quote nothing, too.
        _nulls = csv is null || !declared.IsNullable ? [] : [[], .. csv.NullSpellings.Select(Encoding.UTF8.GetBytes)];
    }

    public override int Next(Column values, int start)
    {
        int place = start;
        while (place < values.Count && (values.IsMissing(place) || Holds(values, place)))
            place++;
        return place;
    }

    private bool Holds(Column values, int place)
    {
        bool holds = values switch
        {
            TextColumn texts => IsRead(texts.GetBytes(texts.Codes[place])),
            _ when values.TryFormatText(place, _text, out int written) => _type.TryAppendText(_text.AsSpan(0, written)),
            _ => _type.TryAppendText(values.FormatText(place)),
        };
        _type.Clear();
        return holds;
    }

    private bool IsRead(ReadOnlySpan<byte> text)
    {
        foreach (byte[] each in _nulls)
        {
            if (text.SequenceEqual(each))
                return true;
        }

        if (_spelling is null)
            return _type.TryAppendUtf8(text);
        if (_usual.Length < text.Length + CsvSpelling.MoreBytes)
            _usual = new byte[text.Length + CsvSpelling.MoreBytes];
        int length = _spelling.Respell(text, _usual);
        return length >= 0 && _type.TryAppendUtf8(_usual.AsSpan(0, length));
    }
}
