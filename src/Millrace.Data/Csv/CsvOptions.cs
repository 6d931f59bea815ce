using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>How CSV is written down where files differ.</summary>
public sealed record CsvOptions
{
    private readonly char _delimiter = ',';
    private readonly int _skippedLines;
    private readonly string? _encoding;
    private readonly int? _parallelism;

    /// <summary>The usual CSV: commas, and nothing where a value is missing.</summary>
    public static CsvOptions Default { get; } = new();

    /// <summary>What separates fields.</summary>
    /// <exception cref="ArgumentException">It is a quote, a line end or half a surrogate pair.</exception>
    public char Delimiter
    {
        get => _delimiter;
        init => _delimiter = CanSeparate(value)
            ? value
            : throw new ArgumentException("A quote, a line end or half a surrogate pair cannot separate fields.", nameof(value));
    }

    /// <summary>
    /// What stands around a field that holds delimiters or line ends, one ASCII character; within the field it is written twice. Null where no field is
    /// quoted: then a quote is a character like others.
    /// </summary>
    public char? Quote { get; init; } = '"';

    /// <summary>
    /// What takes the meaning from a delimiter, a quote, a line end or itself behind it, in quotes and out of them, one ASCII character; before anything else
    /// it stands for itself, so that <c>\N</c> may be one of <see cref="NullSpellings"/>. Null where there is none; quotes may be written twice either way.
    /// </summary>
    public char? Escape { get; init; }

    /// <summary>What a line starts with that is passed over; null where every line counts. A line within a quoted field is part of it.</summary>
    public string? Comment { get; init; }

    /// <summary>
    /// How many lines are passed over before the header, or, without one, before the first row; 0 to 1,000,000. Nothing in them is looked at.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int SkippedLines
    {
        get => _skippedLines;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 0);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MostSkippedLines);
            _skippedLines = value;
        }
    }

    /// <summary>Whether the first line names the columns. Where it does not, fields are the schema's columns in their order, unless they are named.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>The fields' names, in the place of a header's; empty for those of the header, or, without one, of the schema.</summary>
    public ImmutableArray<string> ColumnNames { get; init; } = [];

    /// <summary>
    /// Whether spaces and tabs around a field count for nothing, so that a line of nothing else is a blank one. Within quotes they always count.
    /// </summary>
    public bool TrimsSpaces { get; init; }

    /// <summary>
    /// The encoding by its name: <c>utf-8</c>, <c>utf-16le</c>, <c>utf-16be</c>, <c>utf-32le</c>, <c>utf-32be</c>, <c>latin1</c>, <c>windows-1252</c>, and
    /// every other one that .NET knows. Null for UTF-8 unless the file's byte order mark tells of another Unicode encoding.
    /// </summary>
    /// <exception cref="ArgumentException">Nobody knows an encoding of that name.</exception>
    public string? Encoding
    {
        get => _encoding;
        init => _encoding = value is null || CsvEncoding.Find(value) is not null
            ? value
            : throw new ArgumentException($"There is no encoding {value}: name one such as {CsvEncoding.Examples}.", nameof(value));
    }

    /// <summary>What stands before the decimals of a number: a point, unless set.</summary>
    public char DecimalSeparator { get; init; } = '.';

    /// <summary>What stands between groups of three digits before the decimals; null where nothing may.</summary>
    public char? ThousandsSeparator { get; init; }

    /// <summary>
    /// How dates are written, tried in order: <c>dd/MM/yyyy</c>, <c>M/d/yy h:mm tt</c>, <c>d MMM yyyy</c>. The parts are <c>yyyy</c>, <c>yy</c> (1969 to
    /// 2068), <c>MM</c>, <c>M</c>, <c>MMM</c> (Jan), <c>dd</c>, <c>d</c>, <c>HH</c>, <c>H</c>, <c>hh</c>, <c>h</c>, <c>tt</c> (AM), <c>mm</c>, <c>m</c>,
    /// <c>ss</c>, <c>s</c> and <c>f</c> for any number of decimals of a second; a letter that is none stands in <c>'quotes'</c>. Points in time are read by all
    /// forms, days by those without a time. A type for which there is no form is read as usual, by ISO 8601.
    /// </summary>
    public ImmutableArray<string> DateForms { get; init; } = [];

    /// <summary>
    /// How dates of single columns are written, by the columns' names, where they are not as <see cref="DateForms"/> says: a column that is named here is
    /// read by its own forms alone, tried in order. Days have forms without a time.
    /// </summary>
    public ImmutableDictionary<string, ImmutableArray<string>> ColumnDateForms { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Texts that stand for true besides <c>true</c> and <c>1</c>, case ignored.</summary>
    public ImmutableArray<string> TrueSpellings { get; init; } = [];

    /// <summary>Texts that stand for false besides <c>false</c> and <c>0</c>, case ignored.</summary>
    public ImmutableArray<string> FalseSpellings { get; init; } = [];

    /// <summary>
    /// How many batches there are at the same time while a file is read: the one that its reader looks at, and those that other threads parse meanwhile. So
    /// many threads are busy at most; with 1 the reader's own does all. The processors of the step, outside of one those of
    /// the machine up to four, unless set: finding the rows is work of one thread, a sixth or so of all. Batches and errors are the same whatever it is.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Parallelism
    {
        get => _parallelism ?? Threads.Default;
        init => _parallelism = Threads.Check(value);
    }

    /// <summary>
    /// Texts that stand for a missing value besides the empty one, compared exactly with what is in the file: <c>NA</c>, <c>null</c>, <c>\N</c>. They count in
    /// nullable columns. In quotes a text stands for itself where the column's type has such a value, as texts do; where it has none, it is missing in quotes
    /// as well.
    /// </summary>
    public ImmutableArray<string> NullSpellings { get; init; } = [];

    /// <summary>The most lines that can be passed over.</summary>
    internal const int MostSkippedLines = 1_000_000;

    internal static bool CanSeparate(char character) => character is not ('"' or '\r' or '\n') && !char.IsSurrogate(character);
}
