using System.Globalization;

namespace Millrace.Data;

/// <summary>Rows that cannot be read: how many there may be, and where they go. For one reading; rows come in the order of the files.</summary>
/// <param name="keep">Takes each of them.</param>
public sealed class RowRejects(Func<RejectedRow, CancellationToken, ValueTask> keep)
{
    private const int Told = 3;

    private readonly List<TextFileException> _first = [];
    private readonly long _most;
    private readonly double _mostShare;

    /// <summary>How many there may be.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long Most
    {
        get => _most;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _most = value;
        }
    }

    /// <summary>The share of all rows, 0 to 1, that they may be, should that be more. All files are read to the end to know it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public double MostShare
    {
        get => _mostShare;
        init => _mostShare = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A share is a number from 0 to 1.");
    }

    /// <summary>How many there were so far.</summary>
    public long Count { get; private set; }

    /// <summary>Takes one.</summary>
    /// <exception cref="TextFileException">There are more than may be, whatever is read yet.</exception>
    internal async ValueTask AddAsync(RowReject reject, CancellationToken cancellation)
    {
        Count++;
        if (_first.Count < Told)
            _first.Add(reject.Error);
        if (Count > Most && MostShare == 0)
            throw TooMany();
        await keep(reject.Row, cancellation).ConfigureAwait(false);
    }

    /// <summary>Looks, at the end, whether there were more than may be.</summary>
    /// <param name="rows">How many rows were read.</param>
    /// <exception cref="TextFileException">There were.</exception>
    internal void Check(long rows)
    {
        if (Count > Math.Max(Most, (long)((decimal)MostShare * (rows + Count))))
            throw TooMany();
    }

    private TextFileException TooMany()
    {
        TextFileException first = _first[0];
        if (Most == 0 && MostShare == 0)
            return first;
        string allowed = MostShare > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{Count} rows cannot be read, more than {Most} and a share of {MostShare} of all")
            : string.Create(CultureInfo.InvariantCulture, $"more than {Most} {(Most == 1 ? "row" : "rows")} cannot be read");
        string others = string.Join(' ', _first.Skip(1).Select(static each => each.Message));
        string also = others.Length > 0 ? $" Also: {others}" : "";
        return first.With($"{first.Problem} With it {allowed}.{also}");
    }
}
