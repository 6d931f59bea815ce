namespace Millrace.Runtime;

/// <summary>What a row of a comparison tells of a series.</summary>
public enum ComparedAspect
{
    /// <summary>The value of its first point.</summary>
    First,

    /// <summary>The value of its last point.</summary>
    Last,

    /// <summary>The least value that is a number.</summary>
    Least,

    /// <summary>The greatest value that is a number.</summary>
    Greatest,

    /// <summary>How many points it has.</summary>
    Points,

    /// <summary>At how many positions it is not as in the first run.</summary>
    Unlike,
}
