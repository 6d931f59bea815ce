namespace Millrace.Learning.Tests.Support;

/// <summary>What is known before a ride.</summary>
[Schema]
public partial record struct OpenRide
{
    /// <summary>Miles.</summary>
    [Column("miles")]
    public float Miles { get; init; }

    /// <summary>Hours, sometimes missing.</summary>
    [Column("hours")]
    public float? Hours { get; init; }

    /// <summary>Company, sometimes missing.</summary>
    [Column("company")]
    public string? Company { get; init; }

    /// <summary>How it was paid.</summary>
    [Column("payment"), Sensitive]
    public string Payment { get; init; }
}

/// <summary>A ride with what came after it.</summary>
[Schema]
public partial record struct Ride
{
    /// <summary>Miles.</summary>
    [Column("miles")]
    public float Miles { get; init; }

    /// <summary>Hours, sometimes missing.</summary>
    [Column("hours")]
    public float? Hours { get; init; }

    /// <summary>Company, sometimes missing.</summary>
    [Column("company")]
    public string? Company { get; init; }

    /// <summary>How it was paid.</summary>
    [Column("payment"), Sensitive]
    public string Payment { get; init; }

    /// <summary>The tip.</summary>
    [Column("tip")]
    public float Tip { get; init; }
}
