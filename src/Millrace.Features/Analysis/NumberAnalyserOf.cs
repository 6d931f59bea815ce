using Millrace.Data;

namespace Millrace.Features;

internal sealed class NumberAnalyser<T, TConversion>(AnalysisNeeds needs) : NumberAnalyser(needs)
    where T : struct
    where TConversion : struct, IConversion<T>
{
    public override void Add(Column column)
    {
        var values = (ValueColumn<T>)column;
        ReadOnlySpan<T> all = values.Values;
        bool mayMiss = values.MissingCount > 0;
        Missing += values.MissingCount;
        for (int i = 0; i < all.Length; i++)
        {
            if (mayMiss && values.IsMissing(i))
                continue;
            double value = TConversion.ToDouble(all[i]);
            if (double.IsFinite(value))
                Gather(value);
            else if (double.IsNaN(value))
                Missing++;
            else
                Infinite++;
        }
    }
}
