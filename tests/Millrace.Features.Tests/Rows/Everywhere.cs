using System.Runtime.InteropServices;
using Millrace.Data;

namespace Millrace.Features.Tests.Rows;

/// <summary>Computes features in every way there is, which must give the same bits.</summary>
internal static class Everywhere
{
    public static float[] Apply<T>(FittedSet fitted, Batch<T> rows)
        where T : struct, ISchema<T>
    {
        float[] whole = fitted.Apply(rows);
        var alone = new float[whole.Length];
        for (int i = 0; i < rows.Count; i++)
        {
            T row = rows[i];
            RowBatch<T>.Transform(fitted, in row, alone.AsSpan(i * fitted.Layout.Width, fitted.Layout.Width));
        }

        Assert.Equal(Bits(whole), Bits(alone));
        FittedSet loaded = FittedFile.Read(FittedFile.Write(fitted), "features.json", fitted.Definition);
        Assert.Equal(Bits(whole), Bits(loaded.Apply(rows)));
        Assert.Equal(fitted.Layout.Slots.AsSpan(), loaded.Layout.Slots.AsSpan());
        return whole;
    }

    /// <summary>Fits on the whole and on parts, which must learn the same, and computes the features of the same rows.</summary>
    public static float[] FitApply<T>(FeatureDefinition definition, Batch<T> rows, params IEnumerable<int> cuts)
        where T : struct, ISchema<T>
    {
        FittedSet fitted = Fit.Of(definition, rows);
        FittedSet merged = Fit.Merged(definition, [.. Fit.Cut(rows, cuts).Where(static part => part.Count > 0)]);
        Assert.Equal(fitted.Features.Select(Learned), merged.Features.Select(Learned));
        Assert.Equal(fitted.Fingerprint, merged.Fingerprint);
        return Apply(fitted, rows);
    }

    private static string Learned(FittedFeature feature) => string.Join(' ', feature.Stages.Select(static stage => JsonText.Of(stage.Write)));

    private static int[] Bits(float[] values) => MemoryMarshal.Cast<float, int>(values).ToArray();
}
