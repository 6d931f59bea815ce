namespace Millrace.Quality;

/// <summary>Why a row was set apart. The n-th reason speaks of the n-th row that was. Values of sensitive columns are masked.</summary>
[Schema]
public partial record struct QuarantineReason
{
    /// <summary>The row's position in the dataset that was checked, counted from 0.</summary>
    [Column("row")]
    public long Position { get; init; }

    /// <summary>The columns whose values are not as expected, by their names in files, joined by commas; null where rules alone are broken.</summary>
    [Column("column")]
    public string? Column { get; init; }

    /// <summary>The attributes that the row breaks, as C#, long ones without their arguments, joined by commas; of a rule its name.</summary>
    [Column("expectation")]
    public string Expectation { get; init; }

    /// <summary>What is wrong, a sentence an expectation.</summary>
    [Column("reason")]
    public string Reason { get; init; }
}
