namespace Millrace.Benchmarks.Data;

/// <summary>Arrays for the columns of one row group.</summary>
internal sealed class RawBuffers(int rows)
{
    public int Rows => rows;

    public long[] Id { get; } = new long[rows];

    public double[] Amount { get; } = new double[rows];

    public float[] Score { get; } = new float[rows];

    public ReadOnlyMemory<char>[] Station { get; } = new ReadOnlyMemory<char>[rows];

    public double[] Rate { get; } = new double[rows];

    public int[] Levels { get; } = new int[rows];

    public DateTime[] TakenAt { get; } = new DateTime[rows];

    public ReadingSums Sum()
    {
        int present = Levels.AsSpan().Count(1);
        long length = 0;
        foreach (ref readonly ReadOnlyMemory<char> text in Station.AsSpan())
            length += text.Length;
        return new ReadingSums(
            rows, Summing.Of(Id), Summing.Of(Amount), Summing.Of(Score), length, Summing.Of(Rate.AsSpan(0, present)), present, Summing.Of(TakenAt));
    }
}
