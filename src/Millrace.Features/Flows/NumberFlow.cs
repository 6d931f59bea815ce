namespace Millrace.Features;

/// <summary>Numbers, of which NaN is missing.</summary>
internal abstract class NumberFlow : FeatureFlow
{
    /// <summary>So many rows are computed together, so that what lies between two stages stays in the nearest cache.</summary>
    public const int Block = 256;

    /// <summary>Computes the numbers of some rows.</summary>
    /// <param name="work">The rows.</param>
    /// <param name="first">The first row.</param>
    /// <param name="values">Receives a number a row, from the first on.</param>
    public abstract void Read(FeatureWork work, int first, Span<double> values);

    /// <summary>A column's numbers, or the flow itself where it has them already.</summary>
    public static NumberFlow Of(FeatureFlow flow) => flow as NumberFlow ?? ((ColumnFlow)flow).ToNumbers();
}
