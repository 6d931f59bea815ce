namespace Millrace.Benchmarks.Features;

/// <summary>What ML.NET's transforms make of a taxi trip: numbers, and the keys of categories.</summary>
internal sealed class TaxiVector
{
    public float[] Features { get; set; } = [];

    public uint PaymentType { get; set; }

    public uint Company { get; set; }

    public uint Hour { get; set; }

    public uint Day { get; set; }

    public uint Month { get; set; }

    public uint PickupArea { get; set; }

    public uint DropoffArea { get; set; }

    public int Count => Features.Length + 7;
}
