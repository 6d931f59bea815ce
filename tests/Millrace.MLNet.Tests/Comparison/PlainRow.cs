namespace Millrace.MLNet.Tests.Comparison;

/// <summary>A <see cref="MixedRow"/> as ML.NET reads it: NaN is a missing number, the empty text a missing word.</summary>
internal sealed class PlainRow
{
    public float Number { get; set; }

    public string Word { get; set; } = "";

    public static PlainRow Of(MixedRow row) => new() { Number = row.Number ?? float.NaN, Word = row.Word ?? "" };
}
