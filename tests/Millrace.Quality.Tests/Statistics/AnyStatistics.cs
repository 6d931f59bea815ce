using System.Collections.Immutable;
using CsCheck;
using Millrace.Data;

namespace Millrace.Quality.Tests.Statistics;

/// <summary>Random statistics, with the numbers at the edges among them.</summary>
internal sealed class AnyStatistics
{
    private static readonly double[] s_numbers =
        [0, -0.0, 1, -1, 0.1, 1.0 / 3, double.Epsilon, double.MaxValue, double.MinValue, 1e16, 123456789012345678, -2.5e-7, Math.PI];

    private static readonly string[] s_texts = ["", "Cash", "Credit Card", " padded ", "say \"hi\"", "two\nlines", "\\", "ü🎉", "\0", "<b>&", "漢", "\u2028"];

    private readonly Random _random;

    private AnyStatistics(int seed) => _random = new Random(seed);

    public static Gen<(DatasetStatistics Statistics, StatisticsOptions Options)> One { get; } = Gen.Int.Select(Of);

    public static (DatasetStatistics Statistics, StatisticsOptions Options) Of(int seed)
    {
        var any = new AnyStatistics(seed);
        return (any.Dataset(1), any.Options());
    }

    private DatasetStatistics Dataset(int depth) => new(Text(), Count(), [.. Some(4, () => Column(1))])
    {
        Weight = Number(),
        WeightColumn = Maybe(Text),
        LabelColumn = Maybe(Text),
        NotKnown = [.. Some(2, Text)],
        Slices = depth == 0 ? [] : [.. Some(3, () => new SliceStatistics(Text(), Maybe(Text), Dataset(depth - 1)) { IsOthers = Flag() })],
    };

    private StatisticsOptions Options() => new()
    {
        TopValues = _random.Next(1, 1000),
        Buckets = _random.Next(1, 1000),
        Quantiles = [.. Some(5, _random.NextDouble).Order()],
        ExactHistograms = Flag(),
        Weight = Maybe(Text),
        Label = Maybe(Text),
        SliceBy = [.. Some(3, Text)],
        MostSlices = _random.Next(1, 1000),
    };

    private ColumnStatistics Column(int depth) => new(Text(), (ColumnType)_random.Next((int)ColumnType.List + 1))
    {
        IsSensitive = Flag(),
        Present = Count(),
        Missing = Count(),
        PresentWeight = Number(),
        MissingWeight = Number(),
        Distinct = new DistinctCount(Count(), Flag() ? 0 : 0.008125) { Most = Flag() ? Count() : null },
        Minimum = Maybe(Text),
        Maximum = Maybe(Text),
        Frequent = Maybe(() => RankHistogram.Of(s_texts.Where(_ => Flag()).Select(text => KeyValuePair.Create(text, _random.NextDouble())), 100, _random.NextDouble())),
        Numbers = Maybe(Numbers),
        Texts = Maybe(Texts),
        Lists = depth == 0 ? null : Maybe(() => new ListStatistics(Lengths(), Column(depth - 1))),
        Label = Maybe(() => new LabelStatistics { Correlation = Perhaps(), MutualInformation = Perhaps(), Estimator = Maybe(Text) }),
    };

    private NumberStatistics Numbers() => new()
    {
        Finite = Count(),
        Zeros = Count(),
        NotANumber = Count(),
        NegativeInfinite = Count(),
        PositiveInfinite = Count(),
        Weights = Maybe(() => new NumberWeights(Number(), Number(), Number(), Number(), Number())),
        Minimum = Perhaps(),
        Maximum = Perhaps(),
        Mean = Perhaps(),
        Deviation = Perhaps(),
        Quantiles = [.. Some(5, () => new Quantile(_random.NextDouble(), Number()))],
        RankError = _random.NextDouble(),
        EqualDepth = Maybe(Histogram),
        EqualWidth = Maybe(Histogram),
        IsEqualWidthExact = Flag(),
    };

    private TextStatistics Texts() => new()
    {
        Lengths = Lengths(),
        Empty = Count(),
        Blank = Count(),
        Untrimmed = Count(),
        Numeric = Count(),
        Characters = Flag() ? null : new CharacterCounts(Count(), Count(), Count(), Count(), Count(), Count()) { NotAscii = Count() },
        Weights = Maybe(() => new TextWeights(Number(), Number(), Number(), Number())
        {
            Characters = Maybe(() => new CharacterWeights(Number(), Number(), Number(), Number(), Number(), Number()) { NotAscii = Number() }),
        }),
    };

    private LengthStatistics Lengths() => new(Count(), Count(), _random.NextDouble() * 100, Maybe(Histogram));

    private Histogram Histogram()
    {
        double[] edges = [.. Some(6, Number).Order()];
        ImmutableArray<HistogramBucket> buckets = [.. edges.Zip(edges.Skip(1), (low, high) => new HistogramBucket(low, high, _random.NextDouble() * 1000))];
        return new Histogram(buckets, _random.Next(3), _random.Next(3), _random.Next(3));
    }

    private IEnumerable<T> Some<T>(int most, Func<T> make) => Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make()).ToArray();

    private bool Flag() => _random.Next(2) == 0;

    private T? Maybe<T>(Func<T> make)
        where T : class => Flag() ? make() : null;

    private double? Perhaps() => Flag() ? Number() : null;

    private double Number() => Flag() ? s_numbers[_random.Next(s_numbers.Length)] : (_random.NextDouble() - 0.5) * Math.Pow(10, _random.Next(-20, 20));

    private long Count() => _random.Next(4) switch { 0 => 0, 1 => long.MaxValue, _ => _random.NextInt64(1_000_000_000_000) };

    private string Text() => s_texts[_random.Next(s_texts.Length)];
}
