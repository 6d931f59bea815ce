namespace Millrace.Quality;

/// <summary>How far the values of a column differ between two datasets by one measure.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Distance">The distance, from 0 (alike) to 1.</param>
public sealed record ColumnDistance(DistanceMeasure Measure, double Distance)
{
    /// <summary>By how much the distance is off at most, because it comes from sketches or rare values are not listed; 0 where it is exact.</summary>
    public double MaximumError { get; init; }

    /// <summary>The least that the distance can be; null where it can be less by all of <see cref="MaximumError"/>.</summary>
    public double? Least { get; init; }

    /// <summary>Whether the distance is no less than this, so that it is off to one side alone.</summary>
    public bool IsLeast => MaximumError > 0 && Least == Distance;

    /// <summary>What the distance may be at most; null where the schema does not say.</summary>
    public double? Threshold { get; init; }

    /// <summary>The value that differs most; null where none does, of the divergence, and for a sensitive column.</summary>
    public string? Value { get; init; }

    /// <summary>Its count among the values of the current dataset.</summary>
    public double CurrentCount { get; init; }

    /// <summary>Its count among the values of the previous dataset.</summary>
    public double PreviousCount { get; init; }

    /// <summary>Whether the distance is more than it may be, however far it is off.</summary>
    public bool IsHigh => (Least ?? Distance - MaximumError) > Threshold;

    /// <summary>Whether nobody knows if the distance is more than it may be, because it is off by <see cref="MaximumError"/> at most.</summary>
    public bool MayBeHigh => !IsHigh && Distance + MaximumError > Threshold;
}
