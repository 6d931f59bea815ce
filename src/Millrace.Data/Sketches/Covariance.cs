namespace Millrace.Data;

/// <summary>
/// How two columns of numbers go together, over the rows where both are finite, with weights or without; mergeable by the same update as
/// <see cref="Moments"/> (Chan, Golub, LeVeque 1979).
/// </summary>
internal sealed class Covariance
{
    private const byte Version = 1;

    private double _meanX;
    private double _meanY;
    private double _squaresX;
    private double _squaresY;
    private double _products;

    /// <summary>The rows where both are finite.</summary>
    public Tally Rows { get; private set; }

    /// <summary>Pearson's correlation, from -1 to 1; null where one of the columns does not vary, or no double holds the sum of its squares.</summary>
    public double? Correlation
    {
        get
        {
            double scale = Math.Sqrt(_squaresX) * Math.Sqrt(_squaresY);
            return scale > 0 && double.IsFinite(scale) && double.IsFinite(_products) ? Math.Clamp(_products / scale, -1, 1) : null;
        }
    }

    private static ReadOnlySpan<byte> Tag => "MrCo"u8;

    /// <summary>Adds rows.</summary>
    /// <param name="x">The numbers of the one column.</param>
    /// <param name="y">Those of the other, as many.</param>
    /// <param name="weights">The weight of each row; none where each weighs 1.</param>
    /// <exception cref="DataException">A weight is negative, too large, infinite or NaN.</exception>
    public void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights = default)
    {
        for (int start = 0; start < x.Length; start += NumberBlocks.Length)
        {
            int length = Math.Min(NumberBlocks.Length, x.Length - start);
            AddBlock(x.Slice(start, length), y.Slice(start, length), weights.IsEmpty ? weights : weights.Slice(start, length));
        }
    }

    /// <summary>Adds what another one has seen, which stays as it is.</summary>
    public void Merge(Covariance other)
    {
        if (other.Rows.Count > 0)
            Join(other.Rows, other._meanX, other._meanY, other._squaresX, other._squaresY, other._products);
    }

    /// <summary>Writes it down.</summary>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(Tag, Version);
        writer.Write(Rows);
        foreach (double value in (ReadOnlySpan<double>)[_meanX, _meanY, _squaresX, _squaresY, _products])
            writer.Write(value);
        return writer.ToArray();
    }

    /// <summary>Reads one that was written down.</summary>
    /// <exception cref="DataException">The bytes are something else, damaged, or of another version.</exception>
    public static Covariance FromBytes(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, Tag, Version, "covariance");
        var read = new Covariance
        {
            Rows = reader.ReadTally(),
            _meanX = reader.ReadFinite(),
            _meanY = reader.ReadFinite(),
            _squaresX = reader.ReadDouble(),
            _squaresY = reader.ReadDouble(),
            _products = reader.ReadDouble(),
        };
        reader.End();
        return read._squaresX >= 0 && read._squaresY >= 0 && !double.IsNaN(read._products) && (read.Rows.Count == 0) == (read.Rows.Weight == 0)
            ? read
            : throw reader.Damaged("its numbers do not fit each other");
    }

    private void AddBlock(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        Tally tally = default;
        double sumX = 0, sumY = 0, originX = 0, originY = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double weight = WeightOf(x[i], y[i], weights, i);
            if (weight == 0)
                continue;
            if (tally.Count == 0)
                (originX, originY) = (x[i], y[i]);
            tally += new Tally(1, weight);
            sumX += weight * (x[i] - originX);
            sumY += weight * (y[i] - originY);
        }

        if (tally.Count == 0)
            return;
        double meanX = Bounded(originX + (sumX / tally.Weight), originX), meanY = Bounded(originY + (sumY / tally.Weight), originY);
        double squaresX = 0, squaresY = 0, products = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double weight = WeightOf(x[i], y[i], weights, i);
            if (weight == 0)
                continue;
            double awayX = x[i] - meanX, awayY = y[i] - meanY;
            squaresX += weight * awayX * awayX;
            squaresY += weight * awayY * awayY;
            products += weight * awayX * awayY;
        }

        Join(tally, meanX, meanY, squaresX, squaresY, products);
    }

    private void Join(Tally rows, double meanX, double meanY, double squaresX, double squaresY, double products)
    {
        double before = Rows.Weight;
        Rows += rows;
        double share = rows.Weight / Rows.Weight, common = before * share;
        double awayX = before == 0 ? 0 : meanX - _meanX, awayY = before == 0 ? 0 : meanY - _meanY;
        _meanX = before == 0 ? meanX : Bounded(_meanX + (awayX * share), meanX);
        _meanY = before == 0 ? meanY : Bounded(_meanY + (awayY * share), meanY);
        _squaresX += squaresX + (awayX * awayX * common);
        _squaresY += squaresY + (awayY * awayY * common);
        _products += products + (awayX * awayY * common);
        if (double.IsNaN(_products))
            _products = double.PositiveInfinity;
    }

    private static double WeightOf(double x, double y, ReadOnlySpan<double> weights, int row) =>
        !double.IsFinite(x) || !double.IsFinite(y) ? 0 : weights.IsEmpty ? 1 : Weights.Check(weights[row]);

    // Numbers so far apart that their difference is no double have infinite squares, and no correlation, whatever their mean.
    private static double Bounded(double mean, double otherwise) => double.IsFinite(mean) ? mean : otherwise;
}
