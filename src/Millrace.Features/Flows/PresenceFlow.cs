using Millrace.Data;

namespace Millrace.Features;

/// <summary>1 where a column has no value, else 0.</summary>
/// <param name="source">The column's place among the sources.</param>
internal sealed class PresenceFlow(int source) : NumberFlow
{
    public override void Read(FeatureWork work, int first, Span<double> values) => Read(work.Columns[source], first, values);

    /// <summary>Reads some rows of a column.</summary>
    public static void Read(Column column, int first, Span<double> values)
    {
        if (column.MissingCount == 0)
        {
            values.Clear();
            return;
        }

        for (int i = 0; i < values.Length; i++)
            values[i] = column.IsMissing(first + i) ? 1 : 0;
    }
}
