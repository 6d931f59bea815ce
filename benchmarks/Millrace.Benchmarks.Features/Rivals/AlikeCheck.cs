using Millrace.Features;

namespace Millrace.Benchmarks.Features;

/// <summary>Makes sure that two matrices of the features of sales say the same.</summary>
internal static class AlikeCheck
{
    private const int Looked = 20_000;

    // The bands of the two lie elsewhere: here each has as many rows, there each has as many values.
    private const int Bands = 7;
    private const int FirstText = 12;

    /// <summary>Throws where numbers differ by more than rounding, or where texts that have one id here have two there.</summary>
    public static void Check(FeatureMatrix ours, float[] theirs)
    {
        int width = ours.Width;
        if (ours.Values.Length != theirs.Length)
            throw new InvalidOperationException($"{ours.Values.Length} numbers here, {theirs.Length} there.");
        var ids = new Dictionary<(int Column, float Id), float>();
        for (int i = 0; i < Math.Min(Looked * width, theirs.Length); i++)
        {
            int column = i % width;
            (float here, float there) = (ours.Values[i], theirs[i]);
            bool isAlike = column switch
            {
                Bands => true,
                >= FirstText => !ids.TryAdd((column, here), there) ? ids[(column, here)] == there : true,
                _ => Math.Abs(here - there) <= 1e-4f * Math.Max(1, Math.Abs(there)),
            };
            if (!isAlike)
                throw new InvalidOperationException($"Column {column} of row {i / width} is {here} here and {there} there.");
        }
    }
}
