using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Fits features over batches of rows, in one scan or, where stages build on what others have learned, in several. Parts of the rows can be scanned apart, by
/// fitters that <see cref="CreatePart"/> makes, and merged. Classes of a label are learned by a fitter of <see cref="FeatureFitter"/>. The order of batches and how the rows are cut into them does not matter to the counts; sums agree to the last bit for the same order of rows,
/// whatever the cut.
/// </summary>
/// <typeparam name="TFeatures">The feature set.</typeparam>
public sealed class FeatureFitter<TFeatures>
    where TFeatures : struct, IFeatures<TFeatures>
{
    private readonly AnalysisRequest? _label;
    private readonly ulong _seed;
    private FeatureFit? _fit;
    private FeatureScan? _scan;
    private ulong _parts;

    /// <summary>Creates a fitter that learns no classes of a label.</summary>
    public FeatureFitter()
        : this(label: null)
    {
    }

    internal FeatureFitter(AnalysisRequest? label, ulong seed = 1) => (_label, _seed) = (label, seed);

    /// <summary>Rows seen so far in this scan.</summary>
    public long RowCount => _scan?.Rows ?? 0;

    /// <summary>Takes the rows of a batch in. The batch may be reused afterwards.</summary>
    /// <param name="batch">Rows of any schema that has the columns of <see cref="IFeatures{TSelf}.InputSchema"/>.</param>
    /// <exception cref="FeatureColumnException">The rows lack a column, or have it with another type.</exception>
    /// <exception cref="InvalidOperationException">The features are fitted already.</exception>
    public void Add(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (_fit is { IsDone: true })
            throw new InvalidOperationException("The features are fitted already: no rows can be added.");
        _fit ??= new FeatureFit(FeatureDefinition.Of<TFeatures>(), batch, _label);
        _scan ??= _fit.Begin(_seed);
        _scan.Add(batch);
    }

    /// <summary>
    /// A fitter for other rows in this scan, on another thread if need be, which is then merged into this one: it knows what earlier scans have learned.
    /// </summary>
    /// <exception cref="InvalidOperationException">The features are fitted already.</exception>
    public FeatureFitter<TFeatures> CreatePart() => _fit is { IsDone: true }
        ? throw new InvalidOperationException("The features are fitted already: no rows can be added.")
        : new(_label, _seed + ++_parts) { _fit = _fit };

    /// <summary>Takes in what another fitter has seen in the same scan, as if its rows came after this one's. The other is not to be used any more.</summary>
    /// <param name="other">The other fitter: in a scan that is not the first a part of this one.</param>
    /// <exception cref="ArgumentException">The other one is in another scan, or one learns classes and the other does not.</exception>
    public void Merge(FeatureFitter<TFeatures> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other._label != _label)
            throw new ArgumentException("One of the fitters learns the classes of the label, and the other does not: make both with FeatureFitter.Over.", nameof(other));
        if (_fit != other._fit && (_fit?.Scans ?? 0) + (other._fit?.Scans ?? 0) > 0)
            throw new ArgumentException("The other fitter is not in the same scan: make it with CreatePart once the scan before has ended.", nameof(other));
        _fit ??= other._fit;
        if (_scan is null)
            _scan = other._scan;
        else if (other._scan is not null)
            _scan.Merge(other._scan);
    }

    /// <summary>Ends a scan of the rows.</summary>
    /// <returns>Whether the same rows are to be added once more, because stages build on what this scan has learned.</returns>
    /// <exception cref="MillraceException">There were no rows, or a feature cannot be fitted.</exception>
    public bool EndScan()
    {
        if (_fit is null || _scan is null)
            throw FeatureFit.NoRows(FeatureDefinition.Of<TFeatures>());
        _fit.End(_scan);
        _scan = null;
        return !_fit.IsDone;
    }

    /// <summary>Fits the features. Nothing can be added afterwards.</summary>
    /// <exception cref="MillraceException">There were no rows, or a feature cannot be fitted.</exception>
    /// <exception cref="InvalidOperationException">Another scan is needed, as <see cref="EndScan"/> tells.</exception>
    public Fitted<TFeatures> Complete()
    {
        if (_fit is not { IsDone: true } && EndScan())
            throw new InvalidOperationException("A feature builds on what this scan has learned: end it with EndScan, and add the same rows once more.");
        return new Fitted<TFeatures>(_fit!.ToFitted());
    }
}
