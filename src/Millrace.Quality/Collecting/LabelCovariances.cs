using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// How the columns of numbers go together with a label of numbers: what correlations are made of, to be merged and stored. Of sensitive columns, and of all
/// where the label is one, there is none, for means and deviations are in it. Not for several threads at once.
/// </summary>
internal sealed class LabelCovariances
{
    private readonly Covariance?[] _columns;

    // Lists and sensitive columns are not held against the label, the label not against itself, and nothing against one that is sensitive.
    private readonly bool[] _isHeld;

    /// <param name="label">The label's name in files.</param>
    /// <param name="columns">Columns like those of the batches that were looked at.</param>
    public LabelCovariances(string label, ImmutableArray<Column> columns)
    {
        Label = label;
        bool isShown = !columns.Any(column => column.Info.Name == label && column.Info.IsSensitive);
        bool isNumber = columns.Any(column => column.Info.Name == label && NumberReader.Of(column) is not null);
        _isHeld =
        [
            .. columns.Select(column => isShown && column.Info.Name != label && !column.Info.IsSensitive && column.Info.Type != ColumnType.List),
        ];
        _columns = [.. columns.Select((column, place) => isNumber && _isHeld[place] && NumberReader.Of(column) is not null ? new Covariance() : null)];
    }

    /// <summary>The label's name in files.</summary>
    public string Label { get; }

    /// <summary>Takes what was found of a column of some rows; nothing where its covariance may not be kept.</summary>
    public void Add(int place, Covariance covariance) => _columns[place]?.Merge(covariance);

    /// <summary>Takes what is known of other rows with the same label, which stays as it is.</summary>
    public void Merge(LabelCovariances other)
    {
        for (int i = 0; i < _columns.Length; i++)
        {
            if (other._columns[i] is { } covariance)
                Add(i, covariance);
        }
    }

    /// <summary>How a column goes with the label; null where it is not held against it.</summary>
    public LabelStatistics? Describe(int place) => _isHeld[place] ? new LabelStatistics { Correlation = _columns[place]?.Correlation } : null;

    /// <summary>Writes the covariances down.</summary>
    public void Write(SketchWriter writer)
    {
        foreach (Covariance? covariance in _columns)
        {
            if (covariance is not null)
                writer.WritePart(covariance.ToBytes());
        }
    }

    /// <summary>Reads what was written down of the same columns into one that is empty.</summary>
    /// <exception cref="DataException">It is damaged.</exception>
    public void Read(ref SketchReader reader)
    {
        foreach (Covariance? covariance in _columns)
            covariance?.Merge(Covariance.FromBytes(reader.ReadPart()));
    }
}
