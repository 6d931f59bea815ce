namespace Millrace.Quality;

/// <summary>Which values are examples of an anomaly that statistics found, and statistics have no rows.</summary>
internal enum SoughtValue
{
    /// <summary>None: a scan has told them already, or it is about no values that rows have.</summary>
    None,

    /// <summary>Those that are missing.</summary>
    Missing,

    /// <summary>Any that is there.</summary>
    Any,

    /// <summary>NaN.</summary>
    NotANumber,

    /// <summary>Infinite numbers, where there is a range those outside of it.</summary>
    Infinite,

    /// <summary>Finite numbers outside of the range.</summary>
    OutsideRange,

    /// <summary>Those that the declared type does not hold.</summary>
    OutsideType,

    /// <summary>The same, and any where it holds all of them: the column is of another type all the same.</summary>
    OtherType,
}
