using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>How CSV is written down where files differ.</summary>
public sealed record CsvOptions
{
    /// <summary>The most threads that a reading takes unless told otherwise.</summary>
    internal const int MostByDefault = 4;

    private readonly char _delimiter = ',';
    private readonly int _parallelism = Math.Min(Environment.ProcessorCount, MostByDefault);

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
    /// How many batches there are at the same time while a file is read: the one that its reader looks at, and those that other threads parse meanwhile. So
    /// many threads are busy at most; with 1 the reader's own does all. The processors of the machine, up to four, unless set: finding the rows is work of
    /// one thread, a sixth or so of all. Batches and errors are the same whatever it is.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Parallelism
    {
        get => _parallelism;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _parallelism = value;
        }
    }

    /// <summary>
    /// Texts that stand for a missing value besides the empty one, compared exactly: <c>NA</c>, <c>null</c>, <c>\N</c>. They count in nullable columns.
    /// In quotes a text stands for itself where the column's type has such a value, as texts do; where it has none, it is missing in quotes as well.
    /// </summary>
    public ImmutableArray<string> NullSpellings { get; init; } = [];

    internal static bool CanSeparate(char character) => character is not ('"' or '\r' or '\n') && !char.IsSurrogate(character);
}
