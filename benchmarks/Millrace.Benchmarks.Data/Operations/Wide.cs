using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>Twenty columns of numbers.</summary>
[Schema]
public partial record struct Wide
{
    /// <summary>Numbers.</summary>
    [Column("c00")]
    public double C00 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c01")]
    public double C01 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c02")]
    public double C02 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c03")]
    public double C03 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c04")]
    public double C04 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c05")]
    public double C05 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c06")]
    public double C06 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c07")]
    public double C07 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c08")]
    public double C08 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c09")]
    public double C09 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c10")]
    public double C10 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c11")]
    public double C11 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c12")]
    public double C12 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c13")]
    public double C13 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c14")]
    public double C14 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c15")]
    public double C15 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c16")]
    public double C16 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c17")]
    public double C17 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c18")]
    public double C18 { get; init; }

    /// <summary>Numbers.</summary>
    [Column("c19")]
    public double C19 { get; init; }
}
